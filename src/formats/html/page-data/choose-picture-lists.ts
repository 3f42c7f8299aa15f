import type { ListedPicture } from './find-picture-lists.ts';

const maxShownWithoutGallery = 1;

/**
 * Of the lists in a page's data, those that are its gallery: the ones that hold a photo the page shows with a caption; where it
 * shows one at most, else the longest. A page whose photos are all in its markup has other lists for other things.
 */
export function choosePictureLists(
  lists: readonly (readonly ListedPicture[])[],
  shownKeys: ReadonlySet<string>,
): readonly (readonly ListedPicture[])[] {
  const shown = lists.filter((list) => list.some(({ photo }) => shownKeys.has(photo.key)));
  if (shown.length > 0) return shown;
  if (shownKeys.size > maxShownWithoutGallery) return [];
  const [longest] = lists.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? [] : [longest];
}

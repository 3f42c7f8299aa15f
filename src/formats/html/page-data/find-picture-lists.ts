import { receivedPhoto } from '../../photo-key.ts';
import type { ReceivedPhoto } from '../../../pipeline/gallery.ts';
import { lettersOf } from '../is-copy-of.ts';
import { readPicture, type DataPicture } from './read-picture.ts';

/** A picture of a page's data, with the place it stands at: `2/galleryPhotos/0`. */
export interface ListedPicture extends DataPicture {
  readonly pointer: string;
  readonly photo: ReceivedPhoto;
  /** The letters of the caption, by which copies of it are told. */
  readonly letters: string;
}

const minPictures = 2;
const maxDepth = 24;
const maxValues = 200_000;

/** A page's data → every list in them that holds pictures with captions: what the page can show as a gallery. */
export function findPictureLists(data: readonly unknown[]): readonly (readonly ListedPicture[])[] {
  const lists: (readonly ListedPicture[])[] = [];
  const open = data.map((value, index) => ({ value, pointer: String(index), depth: 0 })).toReversed();
  for (let count = 0; count < maxValues; count += 1) {
    const next = open.pop();
    if (next === undefined) break;
    if (typeof next.value !== 'object' || next.value === null || next.depth > maxDepth) continue;
    const members = Object.entries(next.value).map(([key, value]: [string, unknown]) => ({
      value,
      pointer: `${next.pointer}/${key}`,
      depth: next.depth + 1,
    }));
    const pictures = members.flatMap(({ value, pointer }) => listPicture(value, pointer));
    if (isGallery(pictures)) lists.push(pictures);
    else open.push(...members.toReversed());
  }
  return lists;
}

/** Several pictures, not several crops of one. */
function isGallery(pictures: readonly ListedPicture[]): boolean {
  const keys = new Set(pictures.map(({ photo }) => photo.key));
  const captions = new Set(pictures.map(({ caption }) => caption));
  return keys.size >= minPictures && captions.size >= minPictures;
}

function listPicture(value: unknown, pointer: string): readonly ListedPicture[] {
  const picture = readPicture(value);
  return picture === null
    ? []
    : [{ ...picture, pointer, photo: receivedPhoto(picture.uri), letters: lettersOf(picture.caption) }];
}

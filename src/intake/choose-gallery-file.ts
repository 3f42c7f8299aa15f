import { ExpectedError } from '../errors.ts';

/** The most files of one delivery that are no photos. */
export const mostOtherFiles = 20;

const photoName = /\.(?:jpe?g|png|webp|tiff?|heic|heif|avif|gif|jp2)$/i;
const textName = /\.(?:txt|text|md|json|html?|xhtml|xml|eml)$/i;
const noise: ReadonlySet<string> = new Set(['thumbs.db', 'desktop.ini']);

/** Whether a file's name is a photo's. */
export function isPhotoName(name: string): boolean {
  return photoName.test(name);
}

/** Whether a file is what systems leave behind in folders. */
export function isNoise(name: string): boolean {
  return name.startsWith('.') || noise.has(name.toLowerCase());
}

/**
 * Which of the files beside photos is the gallery: the only one, or the only one with the name of a text. None or several
 * are `INPUT_UNREADABLE`; `place` is the folder or archive they are in.
 */
export function chooseGalleryFile<File extends { readonly name: string }>(
  place: string,
  files: readonly File[],
): File {
  const texts = files.filter(({ name }) => textName.test(name));
  const [chosen, other] = files.length === 1 ? files : texts;
  if (chosen !== undefined && other === undefined) return chosen;
  const why =
    chosen === undefined || other === undefined
      ? 'holds no gallery: no text, JSON or HTML file'
      : `holds two galleries: ${chosen.name} and ${other.name}`;
  throw new ExpectedError('INPUT_UNREADABLE', `${place} ${why}`);
}

import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Gallery } from '../pipeline/gallery.ts';
import { attachPhotos, type PhotoFile } from '../pipeline/photos/attach-photos.ts';
import type { Rules } from '../pipeline/rules.ts';
import { decodeText } from './decode-text.ts';
import { formats, type GalleryFormat } from './formats.ts';
import { lookAtDocument, type ReceivedDocument } from './received-document.ts';

/** A gallery as it arrives: bytes with a name. */
export interface GalleryInput {
  readonly bytes: Uint8Array;
  /** The file's name, or the source's. */
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
  /** The photos' files that came with it. */
  readonly photos?: readonly PhotoFile[];
}

/** The most a gallery may have, in bytes. */
export const maxGalleryBytes = 100 * 1024 * 1024;
/** The most entries a gallery may have. */
const maxEntries = 10_000;

/** Bytes → the gallery as received, its entries with their photos. What is no gallery at all is an `ExpectedError` that says which input and why. */
export async function readGallery(
  input: GalleryInput,
  rules: Rules,
  settings: CleaningSettings,
): Promise<Gallery> {
  if (input.bytes.length > maxGalleryBytes) {
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `${input.name} is larger than ${maxGalleryBytes / 1024 / 1024} MiB, the most a gallery may have`,
    );
  }
  const { text, warnings } = decodeText(input);
  if (text.trim() === '')
    throw new ExpectedError('GALLERY_EMPTY', `${input.name} is empty: there is no text in it`);
  const document = lookAtDocument(text);
  const format = chooseFormat(document, settings, rules);
  const { readFormat } = await format.load();
  const read = checkEntries(readFormat(document, input, rules, settings), input.name);
  const gallery = format.placesPhotos === true ? read : attachPhotos(read, input.photos ?? []);
  return { ...gallery, warnings: [...warnings, ...gallery.warnings] };
}

/** Who says what columns hold says that it is a table. */
function chooseFormat(
  document: ReceivedDocument,
  { inputFormat, columns }: CleaningSettings,
  rules: Rules,
): GalleryFormat {
  const name = inputFormat ?? (columns === null ? null : 'csv');
  const format =
    name === null
      ? formats.find(({ recognises }) => recognises(document, rules))
      : formats.find((each) => each.name === name);
  if (format !== undefined) return format;
  const names = formats.map((each) => each.name).join(', ');
  throw new ExpectedError('FORMAT_UNKNOWN', `no reader is called '${name}'; there are ${names}`);
}

/** What was met instead. */
function toldOf({ warnings }: Gallery): string {
  const unread = warnings.find(({ code }) => code === 'unread-item');
  return unread === undefined ? '' : `; ${unread.message}`;
}

function checkEntries(gallery: Gallery, name: string): Gallery {
  const count = gallery.entries.length;
  if (count === 0)
    throw new ExpectedError(
      'GALLERY_WITHOUT_CAPTIONS',
      `${name}: no caption was found in it (read as ${gallery.source.format}${toldOf(gallery)})`,
    );
  if (count > maxEntries) {
    throw new ExpectedError(
      'GALLERY_TOO_MANY_ENTRIES',
      `${name} has ${count} entries; a gallery may have ${maxEntries}`,
    );
  }
  return gallery;
}

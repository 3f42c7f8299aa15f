import { ExpectedError } from '../../errors.ts';
import { decodeText } from '../decode-text.ts';
import { maxSidecarBytes } from './delivery-limits.ts';
import { mayBeGallery, sidecarPhoto } from './file-kinds.ts';
import { printFolderDocument, type Sidecar } from './folder-document.ts';

/** What came together: the photos' names in their order, and the documents among them. */
export interface DeliveredFiles<Document extends DeliveredDocument = DeliveredDocument> {
  readonly photos: readonly string[];
  readonly documents: readonly Document[];
}

export interface DeliveredDocument {
  readonly name: string;
  /** `null`: it cannot be read, or is larger than a file beside a photo may be. */
  readonly bytes: Uint8Array | null;
}

/** The gallery's file, or, where the photos are the gallery, the document that says so. */
export type ComposedGallery<Document extends DeliveredDocument> =
  | { readonly file: Document; readonly bytes: null }
  | { readonly file: null; readonly bytes: Uint8Array };

/**
 * The gallery in a folder, an archive or a form called `place`: its one gallery file; without one, the photos are the gallery and
 * what stands beside them belongs to them. Nothing at all, or several gallery files, is `INPUT_UNREADABLE`.
 */
export function composeGallery<Document extends DeliveredDocument>(
  place: string,
  { photos, documents }: DeliveredFiles<Document>,
): ComposedGallery<Document> {
  const known = new Map(photos.map((photo) => [photo.toLowerCase(), photo]));
  const names = [...known.values()];
  const placed = documents.map((document) => ({
    document,
    photo: isOwnGallery(document) ? null : sidecarPhoto(document.name, names),
  }));
  const galleries = placed.filter(({ document, photo }) => photo === null && mayBeGallery(document.name));
  const [gallery, ...more] = galleries;
  if (more.length > 0)
    throw several(
      place,
      galleries.map(({ document }) => document.name),
    );
  if (gallery !== undefined) return { file: gallery.document, bytes: null };
  if (photos.length === 0)
    throw new ExpectedError(
      'INPUT_UNREADABLE',
      `${place} holds no gallery: neither photos nor a gallery file`,
    );
  const sidecars = placed.flatMap(({ document, photo }) =>
    photo === null ? [] : [{ name: document.name, photo, text: readText(document) }],
  );
  return { file: null, bytes: printFolderDocument({ photos: [...photos], sidecars }) };
}

/** The same where whatever can be used is in memory: the gallery's bytes. */
export function composeBytes(place: string, files: DeliveredFiles): Uint8Array {
  const { file, bytes } = composeGallery(place, files);
  const whole = file === null ? bytes : file.bytes;
  if (whole === null) throw lostGallery(place, file?.name ?? place);
  return whole;
}

/** The gallery's file of a folder, an archive or a form cannot be used. */
export function lostGallery(place: string, name: string): ExpectedError {
  return new ExpectedError(
    'INPUT_UNREADABLE',
    `the gallery ${name} in ${place} cannot be read, or is too large`,
  );
}

/** `quay.json` beside `quay.jpg` may be its sidecar, or a gallery of our own shape that names it. */
function isOwnGallery(document: DeliveredDocument): boolean {
  const text = document.name.toLowerCase().endsWith('.json') ? readText(document) : null;
  if (text === null) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'entries');
  } catch {
    return false;
  }
}

function readText({ name, bytes }: DeliveredDocument): Sidecar['text'] {
  if (bytes === null || bytes.length > maxSidecarBytes) return null;
  try {
    return decodeText({ bytes, name }).text;
  } catch (error) {
    if (error instanceof ExpectedError) return null;
    throw error;
  }
}

const maxNamed = 5;

function several(place: string, names: readonly string[]): ExpectedError {
  const named = names.slice(0, maxNamed).join(', ');
  const rest = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : '';
  return new ExpectedError(
    'INPUT_UNREADABLE',
    `${place} holds several galleries (${named}${rest}): hand them in one by one`,
  );
}

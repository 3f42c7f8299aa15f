import { open } from 'node:fs/promises';
import { ExpectedError } from '../errors.ts';
import { composeGallery, lostGallery } from '../formats/photo-folder/compose-gallery.ts';
import { contentOf, type GalleryContent } from '../storage/gallery-content.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import type { HeldFiles } from './hold-files.ts';
import { type ReceivedFiles, unpackArchive } from './receive-files.ts';

/** A gallery with the photos that came with it. */
export interface UnpackedGallery {
  readonly content: GalleryContent;
  /** Its file's; where the photos are the gallery, that of the archive or folder. */
  readonly name: string;
  /** In the store by now. */
  readonly photos: readonly DeliveredPhoto[];
}

/** Whether a file on the disk begins as a zip archive does. */
export async function isZipFile(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.equals(zipStart);
  } finally {
    await file.close();
  }
}

const zipStart = Buffer.from('PK\u0003\u0004', 'latin1');

/**
 * A zip archive on the disk → the gallery in it, of at most `maxBytes`: its one gallery file, or its photos, which stream to the
 * store. An archive that cannot be read, holds no gallery or several is `INPUT_UNREADABLE`; a larger gallery `GALLERY_TOO_LARGE`.
 */
export async function unpackGallery(
  path: string,
  name: string,
  maxBytes: number,
  held: HeldFiles,
): Promise<UnpackedGallery> {
  const received: ReceivedFiles = { photos: [], documents: [] };
  await unpackArchive(path, name, held, received);
  return toGallery(name, received, maxBytes);
}

/** Photos and documents that came together → the gallery they are, of at most `maxBytes`. */
export function toGallery(
  name: string,
  { photos, documents }: ReceivedFiles,
  maxBytes: number,
): UnpackedGallery {
  const names = photos.map((photo) => photo.name);
  const { file, bytes } = composeGallery(name, { photos: names, documents });
  const content = file === null ? contentOf(bytes) : file.content;
  if (content === null) throw lostGallery(name, file?.name ?? name);
  if (content.sizeBytes > maxBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `the gallery in ${name} has ${content.sizeBytes} bytes; ${maxBytes} are allowed`,
    );
  return { content, name: file?.name ?? name, photos };
}

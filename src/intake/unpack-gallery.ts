import { ExpectedError } from '../errors.ts';
import { composeGallery } from '../formats/photo-folder/compose-gallery.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import { type ReceivedFiles, unpackArchive } from './receive-files.ts';

/** A gallery with the photos that came with it. */
export interface UnpackedGallery {
  readonly bytes: Uint8Array;
  /** Its file's; where the photos are the gallery, that of the archive or folder. */
  readonly name: string;
  /** In the store by now. */
  readonly photos: readonly DeliveredPhoto[];
}

/** Whether bytes begin as a zip archive does. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;
}

/**
 * A zip archive on the disk → the gallery in it, of at most `maxBytes`: its one gallery file, or its photos, which stream to the
 * store. An archive that cannot be read, holds no gallery or several is `INPUT_UNREADABLE`; a larger gallery `GALLERY_TOO_LARGE`.
 */
export async function unpackGallery(
  path: string,
  name: string,
  maxBytes: number,
  store: PhotoStore,
): Promise<UnpackedGallery> {
  const received: ReceivedFiles = { photos: [], documents: [] };
  await unpackArchive(path, name, store, received);
  return toGallery(name, received, maxBytes);
}

/** Photos and documents that came together → the gallery they are, of at most `maxBytes`. */
export function toGallery(
  name: string,
  { photos, documents }: ReceivedFiles,
  maxBytes: number,
): UnpackedGallery {
  const names = photos.map((photo) => photo.name);
  const { bytes, fileName } = composeGallery(name, { photos: names, documents });
  if (bytes.length > maxBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `the gallery in ${name} has ${bytes.length} bytes; ${maxBytes} are allowed`,
    );
  return { bytes, name: fileName ?? name, photos };
}

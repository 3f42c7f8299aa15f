import { buffer } from 'node:stream/consumers';
import { type ArchivedFile, readZip } from '../archives/read-zip.ts';
import { ExpectedError } from '../errors.ts';
import { maxPhotos, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import { chooseGalleryFile, isNoise, isPhotoName, mostOtherFiles } from './choose-gallery-file.ts';
import { receiveArchivedPhoto } from './receive-archived-photo.ts';

/** A gallery with the photos that came with it. */
export interface UnpackedGallery {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** In the store by now. */
  readonly photos: readonly DeliveredPhoto[];
}

/** Whether bytes begin as a zip archive does. */
export function isZip(start: Uint8Array): boolean {
  return start[0] === 0x50 && start[1] === 0x4b && start[2] === 0x03 && start[3] === 0x04;
}

/**
 * A zip archive on the disk → the gallery's file in it, of at most `maxBytes`, and its photos, which stream to the store. An
 * archive that cannot be read, holds no gallery or several is `INPUT_UNREADABLE`; one with a larger gallery `GALLERY_TOO_LARGE`.
 */
export async function unpackGallery(
  path: string,
  name: string,
  maxBytes: number,
  store: PhotoStore,
): Promise<UnpackedGallery> {
  const photos: DeliveredPhoto[] = [];
  const others: { readonly name: string; readonly bytes: Uint8Array }[] = [];
  let room = maxBytes;
  const limits = { files: maxPhotos + mostOtherFiles, bytes: maxPhotosBytes };
  for await (const file of readZip(path, name, limits)) {
    if (isNoise(file.name)) continue;
    if (isPhotoName(file.name)) photos.push(await receiveArchivedPhoto(file, store));
    else {
      others.push({ name: file.name, bytes: await readFile(file, name, room) });
      room -= file.sizeBytes;
    }
    if (photos.length > maxPhotos) throw unreadable(name, `holds more than ${maxPhotos} photos`);
    if (others.length > mostOtherFiles)
      throw unreadable(name, `holds more than ${mostOtherFiles} files that are no photos`);
  }
  return { ...chooseGalleryFile(`the archive ${name}`, others), photos };
}

async function readFile(file: ArchivedFile, archive: string, room: number): Promise<Uint8Array> {
  if (file.sizeBytes > room)
    throw new ExpectedError('GALLERY_TOO_LARGE', `${file.name} in the archive ${archive} is too large`);
  try {
    return await buffer(await file.open());
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(
      'INPUT_UNREADABLE',
      `${file.name} in the archive ${archive} cannot be read: ${why}`,
      {
        cause,
      },
    );
  }
}

function unreadable(name: string, why: string): ExpectedError {
  return new ExpectedError('INPUT_UNREADABLE', `the archive ${name} ${why}`);
}

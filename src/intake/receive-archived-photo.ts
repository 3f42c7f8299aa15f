import type { ArchivedFile } from '../archives/read-zip.ts';
import { inMebibytes, maxPhotoBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import { receivePhoto } from '../storage/receive-photo.ts';

/** Takes a photo out of an archive into the store. One that cannot be taken out is told; a store that is away is thrown. */
export async function receiveArchivedPhoto(file: ArchivedFile, store: PhotoStore): Promise<DeliveredPhoto> {
  const { name, sizeBytes } = file;
  if (sizeBytes > maxPhotoBytes) return broken(name, `it is larger than ${inMebibytes(maxPhotoBytes)}`);
  const content = await file.open().catch(toError);
  if (content instanceof Error) return broken(name, content.message);
  let damage: Error | null = null;
  const watched = content.once('error', (error: Error) => (damage = error));
  try {
    return { name, ...(await receivePhoto(store, watched)), problem: null };
  } catch (error) {
    // Not the file was broken but the disk or the store.
    if (damage === null) throw error;
    return broken(name, toError(error).message);
  }
}

function broken(name: string, why: string): DeliveredPhoto {
  return { name, digest: null, problem: `it cannot be unpacked: ${why}` };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

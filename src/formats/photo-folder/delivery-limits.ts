import { ExpectedError } from '../../errors.ts';
import { inMebibytes, maxPhotos } from '../../pipeline/photos/photo-limits.ts';
import { maxGalleryBytes } from '../read-gallery.ts';
import type { DeliveredFiles } from './compose-gallery.ts';
import { mayBeGallery } from './file-kinds.ts';

/** The most files that may come together: a photo with an XMP and a JSON file beside it, for each photo. */
export const maxDeliveredFiles = 3 * maxPhotos;

/** The most a file beside a photo may have, in bytes. */
export const maxSidecarBytes = 1024 * 1024;

/** The most a document may have, in bytes, by its name. */
export function maxDocumentBytes(name: string): number {
  return mayBeGallery(name) ? maxGalleryBytes : maxSidecarBytes;
}

/** More than a gallery may bring is `GALLERY_TOO_LARGE`: documents in memory are held until all have come. */
export function checkDelivery(place: string, { photos, documents }: DeliveredFiles): void {
  if (photos.length > maxPhotos) throw tooLarge(`${place} holds more than ${maxPhotos} photos`);
  const bytes = documents.reduce((sum, document) => sum + (document.bytes?.length ?? 0), 0);
  if (bytes > maxGalleryBytes)
    throw tooLarge(`the documents in ${place} are larger than ${inMebibytes(maxGalleryBytes)} together`);
}

function tooLarge(message: string): ExpectedError {
  return new ExpectedError('GALLERY_TOO_LARGE', message);
}

import { ExpectedError } from '../../errors.ts';
import { inMebibytes, maxPhotos } from '../../pipeline/photos/photo-limits.ts';
import { maxGalleryBytes } from '../read-gallery.ts';
import { mayBeGallery } from './file-kinds.ts';

/** The most files that may come together: a photo with an XMP and a JSON file beside it, for each photo. */
export const maxDeliveredFiles = 3 * maxPhotos;

/** The most a file beside a photo may have, in bytes. */
export const maxSidecarBytes = 1024 * 1024;

/** The most a document may have, in bytes, by its name. */
export function maxDocumentBytes(name: string): number {
  return mayBeGallery(name) ? maxGalleryBytes : maxSidecarBytes;
}

/** More than a gallery may bring is `GALLERY_TOO_LARGE`: so many photos, and documents of so many bytes together. */
export function checkDelivery(
  place: string,
  { photos, documentBytes }: { readonly photos: number; readonly documentBytes: number },
): void {
  if (photos > maxPhotos) throw tooLarge(`${place} holds more than ${maxPhotos} photos`);
  if (documentBytes > maxGalleryBytes)
    throw tooLarge(`the documents in ${place} are larger than ${inMebibytes(maxGalleryBytes)} together`);
}

function tooLarge(message: string): ExpectedError {
  return new ExpectedError('GALLERY_TOO_LARGE', message);
}

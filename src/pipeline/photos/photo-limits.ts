/** The most bytes a photo's file may have. */
export const maxPhotoBytes = 100 * 1024 * 1024;

/** The most photos a gallery may bring. */
export const maxPhotos = 1000;

/** The most bytes that the photos of one gallery may have together, unpacked. */
export const maxPhotosBytes = 2 * 1024 * 1024 * 1024;

/** A size as people say it. */
export function inMebibytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MiB`;
}

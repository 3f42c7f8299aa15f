import { openPhoto } from './open-photo.ts';

/** Widths of the dashboard's thumbnails, in pixels. */
const widths = { small: 240, large: 960 } as const;

/** A photo's bytes → WebP thumbnails, upright, never larger than the photo. The photo must have been read before. */
export async function makeThumbnails(
  bytes: Uint8Array,
): Promise<{ readonly small: Uint8Array; readonly large: Uint8Array }> {
  const make = (width: number) =>
    openPhoto(bytes)
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .webp({ quality: 72 })
      .toBuffer();
  return { small: await make(widths.small), large: await make(widths.large) };
}

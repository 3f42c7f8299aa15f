import type { PhotoSize } from '../pipeline/gallery.ts';

/** The most pixels that a side is believed to have. */
const maxSide = 1_000_000;

/** Width and height as a document writes them → the size in pixels, or `null` where they are not two such numbers. */
export function statedSize(width: unknown, height: unknown): PhotoSize | null {
  const [across, down] = [toPixels(width), toPixels(height)];
  return across === null || down === null ? null : { width: across, height: down };
}

function toPixels(value: unknown): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  const pixels = /^\s*\d{1,7}\s*$/u.test(text) ? Number(text) : 0;
  return pixels > 0 && pixels <= maxSide ? pixels : null;
}

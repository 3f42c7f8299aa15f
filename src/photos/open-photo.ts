import sharp, { type Sharp } from 'sharp';

/** The most pixels a photo may have that is decoded line by line. */
const maxPhotoPixels = 400_000_000;

/** Of one that is in memory whole while it is decoded: progressive, interlaced, or of a format that has no lines; about 3 bytes each. */
const maxWholePixels = 150_000_000;

/** Of a GIF: its 4 bytes a pixel cost its sender next to nothing, and no camera makes one. */
const maxGifPixels = 25_000_000;

// One photo a thread: workers take several at once. Nothing is read twice, so a cache would only hold memory.
sharp.concurrency(1);
sharp.cache(false);

/** A photo to be decoded, its first frame if it has several; damaged or with too many pixels, it is an error then. */
export function openPhoto(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: maxPhotoPixels, failOn: 'error', pages: 1 });
}

/** What a photo's file says of its picture before it is decoded. */
export interface PhotoHead {
  readonly format: string;
  /** As the picture is stored, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Where it is in memory whole while it is decoded. */
  readonly isProgressive: boolean;
  /** The size of the picture as it is to be seen. */
  readonly upright: { readonly width: number; readonly height: number };
}

/** Why a photo is not to be decoded, from what its head says; `null`: it is. */
export function refusePhoto({ format, width, height, isProgressive }: PhotoHead): string | null {
  if (!formats.has(format)) return `a ${format} is no photo`;
  const most = mostPixels(format, isProgressive);
  return width * height > most ? tooManyPixels(most) : null;
}

/**
 * Whether bytes begin like a photo. Nothing else is given to a decoder, so that SVG, PDF and whatever else it may know is not
 * even looked at: those are programs, not photos.
 */
export function isLikePhoto(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  return beginnings.some((beginning) => beginning.test(head));
}

/** What is said of a photo whose head promises too much. */
export function tooManyPixels(most: number = maxPhotoPixels): string {
  return `it has more than ${most / 1_000_000} megapixels`;
}

/** JPEG, PNG, WebP, TIFF, AVIF and what else a camera or a desk sends. */
const formats: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'tiff', 'heif', 'gif', 'jp2']);

const beginnings: readonly RegExp[] = [
  /^\xff\xd8\xff/,
  /^\x89PNG/,
  /^RIFF[^]{4}WEBP/,
  /^(?:II[*+]\0|MM\0[*+])/,
  /^[^]{4}ftyp/,
  /^GIF8[79]a/,
  /^[^]{4}jP {2}/,
  /^\xff\x4f\xff\x51/,
];

function mostPixels(format: string, isProgressive: boolean): number {
  if (format === 'gif') return maxGifPixels;
  const isByLines = (format === 'jpeg' || format === 'png' || format === 'tiff') && !isProgressive;
  return isByLines ? maxPhotoPixels : maxWholePixels;
}

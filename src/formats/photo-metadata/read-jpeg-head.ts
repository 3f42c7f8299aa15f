import { readOrientation } from './read-exif.ts';

/** What a JPEG says of its picture. */
export interface JpegHead {
  /** As the picture is stored, in pixels. */
  readonly width: number;
  readonly height: number;
  /** It comes in several scans, so that it is in memory whole while it is decoded. */
  readonly isProgressive: boolean;
  /** How it is to be turned, as EXIF counts: 1 to 8. */
  readonly orientation: number;
}

/**
 * A JPEG's bytes → what they say of the picture, or `null` where they do not say it plainly: whatever a decoder could read in
 * another way is left to the decoder.
 */
export function readJpegHead(bytes: Uint8Array): JpegHead | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  let frame: Frame | null = null;
  let orientation: number | null = null;
  let at = 2;
  for (let count = 0; count < maxSegments && at + 4 <= bytes.length; count += 1) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (bytes[at] !== 0xff || end < at + 4 || end > bytes.length) return null;
    const content = bytes.subarray(at + 4, end);
    if (marker === startOfScan) return frame === null ? null : finish(frame, content, orientation ?? upright);
    if (marker >= firstFrame && marker <= lastFrame) {
      if (frame !== null) return null;
      frame = readFrame(marker, content);
      if (frame === null) return null;
    } else if (marker === applicationOne && startsWith(content, 'Exif')) {
      if (orientation !== null) return null;
      orientation = readOrientation(content);
      if (orientation === null) return null;
    } else if (!plainMarkers.has(marker) || isOfTwoPictures(marker, content)) return null;
    at = end;
  }
  return null;
}

const maxSegments = 1000;
const upright = 1;
/** Baseline, extended and progressive. */
const [firstFrame, lastFrame] = [0xc0, 0xc2];
const progressiveFrame = 0xc2;
const startOfScan = 0xda;
const applicationOne = 0xe1;
const applicationTwo = 0xe2;
/** Tables, restarts, comments, and what applications wrote. */
const plainMarkers: ReadonlySet<number> = new Set([
  0xc4,
  0xdb,
  0xdd,
  0xfe,
  ...Array.from({ length: 16 }, (_, at) => 0xe0 + at),
]);

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly isProgressive: boolean;
}

/** As large as decoders take them. */
const maxSide = 65_500;

/** Precision, height, width, count of components, three bytes for each. */
function readFrame(marker: number, content: Uint8Array): Frame | null {
  const [precision, high = 0, low = 0, left = 0, right = 0, components = 0] = content;
  const [height, width] = [(high << 8) | low, (left << 8) | right];
  const isSized = height > 0 && width > 0 && height <= maxSide && width <= maxSide;
  const isUsual = precision === 8 && [1, 3, 4].includes(components) && content.length === 6 + 3 * components;
  return isSized && isUsual
    ? { width, height, components, isProgressive: marker === progressiveFrame }
    : null;
}

/** The first scan's head: a count of components, two bytes for each, three more. */
function finish(frame: Frame, scan: Uint8Array, orientation: number): JpegHead | null {
  const [count = 0] = scan;
  if (count < 1 || count > frame.components || scan.length !== 4 + 2 * count) return null;
  const { width, height } = frame;
  return { width, height, isProgressive: frame.isProgressive || count < frame.components, orientation };
}

/** A brighter rendition stands behind the picture: decoders have a reader of its own for the two. */
function isOfTwoPictures(marker: number, content: Uint8Array): boolean {
  if (marker === applicationTwo) return startsWith(content, 'urn:iso:std:iso:ts:21496');
  return (
    marker === applicationOne &&
    Buffer.from(content.buffer, content.byteOffset, content.length).includes('hdr-gain-map')
  );
}

function startsWith(content: Uint8Array, start: string): boolean {
  return Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, start.length)).equals(
    Buffer.from(start),
  );
}

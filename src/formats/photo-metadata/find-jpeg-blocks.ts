import { maxBlockBytes, type MetadataBlocks } from './metadata-blocks.ts';

/**
 * A JPEG's bytes → its metadata blocks, or `null` for what is no JPEG. Only the segments before the picture are looked at,
 * so a damaged picture keeps its words. Not by sharp: it gives the first of several Photoshop segments alone, and none of a
 * file whose picture is cut off.
 */
export function findJpegBlocks(bytes: Uint8Array): MetadataBlocks | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return null;
  const photoshop: Uint8Array[] = [];
  let xmp: Uint8Array | null = null;
  let exif: Uint8Array | null = null;
  const problems: string[] = [];
  for (const { marker, content, isCut } of segments(bytes)) {
    const kind = kinds.find((each) => each.marker === marker && startsWith(content, each.start));
    if (kind === undefined) continue;
    if (isCut) problems.push(`its ${kind.name} block is cut off`);
    const rest = content.subarray(kind.start.length);
    // The first packet is the photo's own; later ones are of pictures inside it.
    if (kind.name === 'XMP') xmp ??= rest;
    else if (kind.name === 'EXIF') exif ??= rest;
    else photoshop.push(rest);
  }
  return { photoshop: photoshop.length === 0 ? null : Buffer.concat(photoshop), xmp, exif, problems };
}

const kinds = [
  { name: 'EXIF', marker: 0xe1, start: 'Exif\0\0' },
  { name: 'XMP', marker: 0xe1, start: 'http://ns.adobe.com/xap/1.0/\0' },
  { name: 'IPTC', marker: 0xed, start: 'Photoshop 3.0\0' },
] as const;

interface Segment {
  readonly marker: number;
  readonly content: Uint8Array;
  /** It says that it is longer than the file. */
  readonly isCut: boolean;
}

const maxSegments = 1000;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Together no more than a block may have: segments are what one block is cut into. */
function* segments(bytes: Uint8Array): Generator<Segment> {
  let at = 2;
  let sum = 0;
  for (let count = 0; count < maxSegments && at + 4 <= bytes.length; count += 1) {
    if (bytes[at] !== 0xff) return;
    const marker = bytes[at + 1] ?? 0;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === startOfScan || marker === endOfImage) return;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2) return;
    const end = at + 2 + length;
    if (marker >= 0xe0 && marker <= 0xef) {
      sum += length;
      if (sum > maxSegmentBytes) return;
      yield { marker, content: bytes.subarray(at + 4, end), isCut: end > bytes.length };
    }
    at = end;
  }
}

/** Of all segments that applications wrote: thumbnails and colour profiles stand among the words. */
const maxSegmentBytes = 16 * maxBlockBytes;

function startsWith(content: Uint8Array, start: string): boolean {
  if (content.length < start.length) return false;
  for (let at = 0; at < start.length; at += 1) if (content[at] !== start.charCodeAt(at)) return false;
  return true;
}

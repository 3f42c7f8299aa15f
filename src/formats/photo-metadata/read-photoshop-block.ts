import { createHash } from 'node:crypto';

/** What Photoshop's block holds of words. */
export interface PhotoshopBlock {
  readonly iim: Uint8Array | null;
  /** The digest kept beside the IIM is of another IIM: a program that does not know of it has changed this one. */
  readonly isIimNewer: boolean;
  readonly problems: readonly string[];
}

/** Image resources, or bare IIM as TIFF has it, → the IIM in it. What does not fit is told, what came before it counts. */
export function readPhotoshopBlock(bytes: Uint8Array): PhotoshopBlock {
  if (bytes[0] === iimMarker) return { iim: bytes, isIimNewer: false, problems: [] };
  const start = asText(bytes, 0, photoshopStart.length) === photoshopStart ? photoshopStart.length : 0;
  let iim: Uint8Array | null = null;
  let digest: Uint8Array | null = null;
  const problems: string[] = [];
  for (const { id, content, isCut } of resources(bytes, start)) {
    if (isCut) problems.push('a part of its IPTC block says that it is longer than the block');
    if (id === iimResource) iim ??= content;
    if (id === digestResource) digest ??= content;
  }
  return { iim, isIimNewer: isOther(iim, digest), problems };
}

/** What a block of image resources begins with; in JPEG it is cut off with the segment's head. */
const photoshopStart = 'Photoshop 3.0\0';
const iimMarker = 0x1c;
const iimResource = 0x0404;
const digestResource = 0x0425;

interface Resource {
  readonly id: number;
  readonly content: Uint8Array;
  readonly isCut: boolean;
}

/** `8BIM`, id, name of even length with its own, size, content of even length. */
function* resources(bytes: Uint8Array, start: number): Generator<Resource> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = start;
  while (at + 12 <= bytes.length && asText(bytes, at, 4) === '8BIM') {
    const nameLength = (bytes[at + 6] ?? 0) + 1;
    const sizeAt = at + 6 + nameLength + (nameLength % 2);
    if (sizeAt + 4 > bytes.length) return;
    const size = view.getUint32(sizeAt);
    const end = sizeAt + 4 + size;
    yield {
      id: view.getUint16(at + 4),
      content: bytes.subarray(sizeAt + 4, end),
      isCut: end > bytes.length,
    };
    at = end + (size % 2);
  }
}

function asText(bytes: Uint8Array, start: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(start, start + length));
}

function isOther(iim: Uint8Array | null, digest: Uint8Array | null): boolean {
  // Some programs write a digest of nothing but zeros for "unknown".
  if (iim === null || digest?.length !== 16 || digest.every((byte) => byte === 0)) return false;
  return !createHash('md5').update(iim).digest().equals(digest);
}

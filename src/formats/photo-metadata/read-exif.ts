import { noMetadataFields, type MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { cleanField, cleanValues } from './clean-field.ts';
import { decodeBlockTexts } from './decode-block-text.ts';
import { readFieldDate } from './read-field-date.ts';

/** An EXIF block → the few fields of it that hold words and dates, and what could not be read of it. */
export function readExif(bytes: Uint8Array): {
  readonly fields: MetadataFields;
  readonly problem: string | null;
} {
  const view = openTiff(bytes);
  if (view === null) return { fields: noMetadataFields, problem: 'its EXIF block is none' };
  const found = new Map<number, Uint8Array>();
  const main = readDirectory(view, view.view.getUint32(4, view.isLittle), found);
  const photo = main.photo === null || readDirectory(view, main.photo, found).isWhole;
  const texts = new Map(
    [...found].map(([tag, content]) => [tag, decodeBlockTexts([untilZero(content)])[0] ?? '']),
  );
  const text = (tag: number) => cleanField(texts.get(tag));
  return {
    fields: {
      ...noMetadataFields,
      caption: text(tags.imageDescription),
      creators: cleanValues((text(tags.artist) ?? '').split(';')),
      dateCreated: readFieldDate(text(tags.dateTimeOriginal), null, text(tags.offsetTimeOriginal)),
      dateDigitized: readFieldDate(text(tags.dateTimeDigitized), null, text(tags.offsetTimeDigitized)),
    },
    problem: main.isWhole && photo ? null : 'a field of its EXIF block says that it is longer than the block',
  };
}

/**
 * How an EXIF block says that its picture is to be turned: 1, as it is stored, to 8. 1 where it says nothing of it, `null`
 * where it is not plain what it says.
 */
export function readOrientation(bytes: Uint8Array): number | null {
  const tiff = openTiff(bytes);
  if (tiff === null) return null;
  const { view, isLittle } = tiff;
  const start = view.getUint32(4, isLittle);
  if (start < 8 || start + 2 > view.byteLength) return null;
  const count = view.getUint16(start, isLittle);
  if (count > maxPlainFields || start + 2 + count * 12 > view.byteLength) return null;
  let found: number | null = null;
  for (let at = start + 2; at < start + 2 + count * 12; at += 12) {
    if (view.getUint16(at, isLittle) !== orientationTag) continue;
    const isNumber = view.getUint16(at + 2, isLittle) === shortType && view.getUint32(at + 4, isLittle) === 1;
    const value = view.getUint16(at + 8, isLittle);
    if (found !== null || !isNumber || value < 1 || value > 8) return null;
    found = value;
  }
  return found ?? 1;
}

const orientationTag = 0x0112;
const shortType = 3;
/** More than any camera writes into its first directory. */
const maxPlainFields = 200;

const tags = {
  imageDescription: 0x010e,
  artist: 0x013b,
  photoDirectory: 0x8769,
  dateTimeOriginal: 0x9003,
  dateTimeDigitized: 0x9004,
  offsetTimeOriginal: 0x9011,
  offsetTimeDigitized: 0x9012,
} as const;
const readTags: ReadonlySet<number> = new Set(Object.values(tags));
const asciiType = 2;
const utf8Type = 129;

interface Tiff {
  readonly view: DataView;
  readonly isLittle: boolean;
}

function openTiff(bytes: Uint8Array): Tiff | null {
  const start = String.fromCharCode(...bytes.subarray(0, 6)) === 'Exif\0\0' ? 6 : 0;
  if (bytes.length < start + 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, bytes.byteLength - start);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return null;
  const isLittle = order === 0x4949;
  return view.getUint16(2, isLittle) === 42 ? { view, isLittle } : null;
}

interface Directory {
  /** Where the photo's own directory begins. */
  readonly photo: number | null;
  readonly isWhole: boolean;
}

/** Two directories are read, each once: no chain of them, and no circle. */
function readDirectory({ view, isLittle }: Tiff, start: number, found: Map<number, Uint8Array>): Directory {
  let photo: number | null = null;
  if (start + 2 > view.byteLength) return { photo, isWhole: false };
  const count = view.getUint16(start, isLittle);
  let isWhole = start + 2 + count * 12 <= view.byteLength;
  for (let at = start + 2; at < start + 2 + count * 12 && at + 12 <= view.byteLength; at += 12) {
    const tag = view.getUint16(at, isLittle);
    if (!readTags.has(tag)) continue;
    const type = view.getUint16(at + 2, isLittle);
    const length = view.getUint32(at + 4, isLittle);
    const place = length > 4 ? view.getUint32(at + 8, isLittle) : at + 8;
    if (tag === tags.photoDirectory) photo = view.getUint32(at + 8, isLittle);
    else if (type !== asciiType && type !== utf8Type) continue;
    else if (place + length > view.byteLength) isWhole = false;
    else if (!found.has(tag)) found.set(tag, new Uint8Array(view.buffer, view.byteOffset + place, length));
  }
  return { photo, isWhole };
}

function untilZero(bytes: Uint8Array): Uint8Array {
  const zero = bytes.indexOf(0);
  return zero === -1 ? bytes : bytes.subarray(0, zero);
}

import type { MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { cleanField, cleanValues } from './clean-field.ts';
import { decodeBlockTexts } from './decode-block-text.ts';
import { readFieldDate } from './read-field-date.ts';

/** An IIM block → its fields, and in words what could not be read of it. */
export function readIim(bytes: Uint8Array): {
  readonly fields: MetadataFields;
  readonly problem: string | null;
} {
  const { datasets, problem } = readDatasets(bytes);
  const texts = decodeBlockTexts(datasets.map(({ content }) => content));
  const values = (number: number) => texts.filter((_text, at) => datasets[at]?.number === number);
  const first = (number: number) => cleanField(values(number)[0]);
  return {
    problem,
    fields: {
      caption: first(120),
      headline: first(105),
      credit: first(110),
      creators: cleanValues(values(80)),
      bylineTitle: first(85),
      source: first(115),
      instructions: first(40),
      categories: cleanValues([...values(15), ...values(20)]),
      dateCreated: readFieldDate(first(55), first(60), null),
      dateDigitized: readFieldDate(first(62), first(63), null),
    },
  };
}

interface Dataset {
  /** Of record 2, the application's. */
  readonly number: number;
  readonly content: Uint8Array;
}

const marker = 0x1c;
const applicationRecord = 2;
/** Of a block; real ones have a few dozen. */
const maxDatasets = 2000;

/** Marker, record, number, length; then the content. The character set that a block declares is not believed. */
function readDatasets(bytes: Uint8Array): {
  readonly datasets: readonly Dataset[];
  readonly problem: string | null;
} {
  const datasets: Dataset[] = [];
  let at = 0;
  while (at + 5 <= bytes.length && bytes[at] === marker) {
    if (datasets.length >= maxDatasets) return { datasets, problem: tooMany };
    const { start, length } = readLength(bytes, at + 3);
    if (start + length > bytes.length) return { datasets, problem: tooLong };
    const content = bytes.subarray(start, start + length);
    if (bytes[at + 1] === applicationRecord) datasets.push({ number: bytes[at + 2] ?? 0, content });
    at = start + length;
  }
  const isPadding = bytes.subarray(at).every((byte) => byte === 0);
  return { datasets, problem: isPadding ? null : noDataset };
}

const tooMany = `its IPTC block has more than ${maxDatasets} fields`;
const tooLong = 'a field of its IPTC block says that it is longer than the block';
const noDataset = 'its IPTC block ends in something else';

/** Two bytes; with the highest bit set they say how many bytes the length has. */
function readLength(bytes: Uint8Array, at: number): { readonly start: number; readonly length: number } {
  const short = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  if (short < 0x8000) return { start: at + 2, length: short };
  const count = short & 0x7fff;
  if (count > 4 || at + 2 + count > bytes.length) return { start: at + 2, length: Number.MAX_SAFE_INTEGER };
  let length = 0;
  for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  return { start: at + 2 + count, length };
}

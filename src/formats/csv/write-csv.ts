import Papa from 'papaparse';
import type { Item, Manifest } from '../../pipeline/manifest.ts';
import { formulaStart } from './formula-start.ts';

/** A manifest → a table with a row for each item, that spreadsheets open as what it is: UTF-8 with its mark, and no cell is reckoned. */
export function writeFormat(manifest: Manifest): string {
  const rows = manifest.items.map((item) => columns.map(({ value }) => value(item, manifest)));
  const table = Papa.unparse(
    { fields: columns.map(({ name }) => name), data: rows },
    { newline: '\r\n', escapeFormulae: formulaStart },
  );
  return `\u{FEFF}${table}\r\n`;
}

interface Column {
  readonly name: string;
  readonly value: (item: Item, manifest: Manifest) => string | number | null;
}

const columns: readonly Column[] = [
  { name: 'position', value: ({ position }) => position },
  { name: 'photo', value: ({ photo }) => photo?.uri ?? null },
  { name: 'caption', value: ({ caption }) => caption.text },
  { name: 'credit', value: ({ credit }) => credit.line },
  { name: 'photographer', value: ({ credit }) => credit.creators.join(' and ') },
  { name: 'agency', value: ({ credit }) => credit.agency },
  { name: 'house', value: ({ credit }) => credit.provider },
  { name: 'via', value: ({ credit }) => credit.via.join('; ') },
  { name: 'date', value: ({ date }) => date.value },
  { name: 'flags', value: ({ flags }) => flags.join(' ') },
  { name: 'language', value: ({ caption }) => caption.language },
  { name: 'headline', value: (_item, { headline }) => headline },
  { name: 'width', value: ({ photo }) => photo?.width ?? null },
  { name: 'height', value: ({ photo }) => photo?.height ?? null },
  { name: 'sha256', value: ({ photo }) => photo?.sha256 ?? null },
  // Which of the received entries the photo is made of, the one it is printed from first.
  { name: 'entries', value: ({ entries }) => entries.map(({ index }) => index).join(' ') },
  { name: 'warnings', value: ({ warnings }) => warnings.map(({ message }) => message).join('; ') },
  { name: 'item', value: ({ id }) => id },
];

import Papa from 'papaparse';
import { carriedDay } from '../carried-day.ts';
import type { Item, Manifest } from '../../pipeline/manifest.ts';
import { creditCheck } from '../own-words.ts';
import { formulaStart } from './formula-start.ts';
import { nameSeparator, ownColumns, type OwnColumn } from './own-table.ts';

/** A manifest → a table with a row for each item, that spreadsheets open as what it is: UTF-8 with its mark, and no cell is reckoned. */
export function writeFormat(manifest: Manifest): string {
  const rows = manifest.items.map((item) => ownColumns.map((name) => cells[name](item, manifest)));
  const table = Papa.unparse(
    { fields: [...ownColumns], data: rows },
    { newline: '\r\n', escapeFormulae: formulaStart },
  );
  return `\u{FEFF}${table}\r\n`;
}

const cells: Readonly<Record<OwnColumn, (item: Item, manifest: Manifest) => string | number | null>> = {
  position: ({ position }) => position,
  photo: ({ photo }) => photo?.uri ?? null,
  caption: ({ caption }) => caption.text,
  credit: ({ credit }) => credit.line,
  photographer: ({ credit }) => credit.creators.join(nameSeparator),
  agency: ({ credit }) => credit.agency,
  house: ({ credit }) => credit.provider,
  via: ({ credit }) => credit.via.join(nameSeparator),
  date: ({ date }) => date.value,
  'date basis': ({ date }) => (date.value === null ? null : date.basis),
  flags: ({ flags }) => flags.join(' '),
  language: ({ caption }) => caption.language,
  headline: (_item, { headline }) => headline,
  // The day that weekdays in captions are read against.
  'reference date': (_item, { referenceDate }) => carriedDay(referenceDate),
  width: ({ photo }) => photo?.width ?? null,
  height: ({ photo }) => photo?.height ?? null,
  sha256: ({ photo }) => photo?.sha256 ?? null,
  // Which of the received entries the photo is made of, the one it is printed from first.
  entries: ({ entries }) => entries.map(({ index }) => index).join(' '),
  warnings: ({ warnings }) => warnings.map(({ message }) => message).join('; '),
  item: ({ id }) => id,
  // Which credit line the names in the other columns belong to.
  'credit check': ({ credit }) => creditCheck(credit.line),
};

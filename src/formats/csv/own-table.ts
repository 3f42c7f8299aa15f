import type { EarlierReading } from '../../pipeline/gallery.ts';
import { ownReading } from '../own-words.ts';

/** The columns of the table that Cutline writes, in their order. */
export const ownColumns = [
  'position',
  'photo',
  'caption',
  'credit',
  'photographer',
  'agency',
  'house',
  'via',
  'date',
  'date basis',
  'flags',
  'language',
  'headline',
  'reference date',
  'width',
  'height',
  'sha256',
  'entries',
  'warnings',
  'item',
  'credit check',
] as const;
export type OwnColumn = (typeof ownColumns)[number];

/** What stands between the names in one cell. */
export const nameSeparator = '; ';

/** Does a table have every column that Cutline writes? A desk may have added some. */
export function isOwnTable(header: readonly string[]): boolean {
  return ownColumns.every((name) => header.includes(name));
}

/** A row of such a table → the credit and the kind of date that Cutline wrote. */
export function readOwnRow(cellOf: (column: OwnColumn) => string | null): EarlierReading {
  const namesIn = (column: OwnColumn) => (cellOf(column) ?? '').split(nameSeparator).filter(Boolean);
  const credit = {
    line: cellOf('credit'),
    creators: namesIn('photographer'),
    agency: cellOf('agency'),
    provider: cellOf('house'),
    via: namesIn('via'),
  };
  return ownReading(credit, cellOf('credit check'), cellOf('date basis'));
}

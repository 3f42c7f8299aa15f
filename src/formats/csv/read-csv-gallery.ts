import { ExpectedError } from '../../errors.ts';
import type { CleaningSettings } from '../../pipeline/cleaning-settings.ts';
import { noMarks, type Gallery, type ReceivedEntry, type Warning } from '../../pipeline/gallery.ts';
import type { CsvField, Rules } from '../../pipeline/rules.ts';
import { agreedDay } from '../news-items/agreed-values.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { ownFlags } from '../own-words.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { statedSize } from '../stated-size.ts';
import { findColumns, type TableColumns } from './find-columns.ts';
import { formulaStart } from './formula-start.ts';
import { findHeader, foldName } from './find-header.ts';
import { isOwnTable, readOwnRow } from './own-table.ts';
import { readColumns } from './read-columns.ts';
import { hasTooManyQuotes, readRows, type TableRow } from './read-rows.ts';
import { warnOfRows } from './warn-of-rows.ts';

/** A table with a row a caption → gallery; commas, semicolons or tabs, as its first line has it. */
export function readFormat(
  { text }: ReceivedDocument,
  input: GalleryInput,
  rules: Rules,
  settings: CleaningSettings,
): Gallery {
  const names = rules.fieldNames.csv;
  const given = settings.columns === null ? new Map<CsvField, string>() : readColumns(settings.columns);
  const lines = text.replace(/\r\n?/gu, '\n');
  const { delimiter, start } = findHeader(lines, names, new Set([...given.values()].map(foldName)));
  if (hasTooManyQuotes(lines))
    throw new ExpectedError(
      'GALLERY_INVALID',
      `${input.name} is no table: too many quotation marks stand inside its cells`,
    );
  const table = readRows(lines, delimiter, start);
  const [header, ...rows] = table.rows;
  const columns = findColumns(header?.cells ?? [], given, names, input.name);
  const own = isOwnTable(header?.cells ?? []) ? (header?.cells ?? []) : null;
  const { headline, warnings } = readHeadline(rows, columns);
  const days = rows.map((row) => cellOf(row, columns, 'referenceDate'));
  return {
    id: null,
    headline,
    source: { format: 'csv', name: input.name, uri: input.uri },
    referenceDate: agreedDay(days),
    entries: rows.map((row, index) => ({
      ...toEntry(row, index, columns),
      earlier: own === null ? null : readOwnRow((name) => textOf(row, own.indexOf(name))),
    })),
    warnings: [...warnOfRows(table, own === null ? columns.unread : []), ...warnings],
  };
}

function toEntry(row: TableRow, index: number, columns: TableColumns): ReceivedEntry {
  const photo = cellOf(row, columns, 'photo');
  return {
    index,
    locator: { line: row.line },
    text: cellOf(row, columns, 'caption') ?? '',
    foundBy: 'a row of the table',
    credit: cellOf(row, columns, 'credit'),
    byline: cellOf(row, columns, 'byline'),
    bylineTitle: cellOf(row, columns, 'bylineTitle'),
    source: cellOf(row, columns, 'source'),
    instructions: cellOf(row, columns, 'instructions'),
    date: cellOf(row, columns, 'date'),
    photo:
      photo === null
        ? null
        : receivedPhoto(photo, statedSize(cellOf(row, columns, 'width'), cellOf(row, columns, 'height'))),
    ...noMarks,
    flags: ownFlags((cellOf(row, columns, 'flags') ?? '').toLowerCase().split(/[\s,;|]+/u)),
    language: languageTag(cellOf(row, columns, 'language')),
  };
}

function cellOf(row: TableRow, { places }: TableColumns, field: CsvField): string | null {
  return textOf(row, places.get(field) ?? -1);
}

/** A cell's text, `null` where there is none; without the apostrophe that keeps spreadsheets from reckoning: `'=2 boats`. */
function textOf({ cells }: TableRow, at: number): string | null {
  const cell = (cells[at] ?? '').trim();
  const text = cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1).trim() : cell;
  return text === '' ? null : text;
}

/** A headline is the gallery's where all rows that have one have the same. */
function readHeadline(
  rows: readonly TableRow[],
  columns: TableColumns,
): { readonly headline: string | null; readonly warnings: readonly Warning[] } {
  const headlines = new Set(rows.flatMap((row) => cellOf(row, columns, 'headline') ?? []));
  const [headline = null] = headlines;
  if (headlines.size <= 1) return { headline, warnings: [] };
  const message = `the rows have ${headlines.size} different headlines; none is the gallery's`;
  return { headline: null, warnings: [{ code: 'headlines-differ', message }] };
}

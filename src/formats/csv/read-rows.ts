import Papa from 'papaparse';

/** A row of a table. */
export interface TableRow {
  /** The 1-based line on which it starts. */
  readonly line: number;
  readonly cells: readonly string[];
  /** A quotation mark stands where none may: the cells may be cut wrongly. */
  readonly hasStrayQuote: boolean;
  /** A quotation mark is never closed: the last cell holds all the rest. */
  readonly isOpen: boolean;
}

export interface TableRows {
  readonly rows: readonly TableRow[];
  /** There are more than `maxRows`; the rest was not read. */
  readonly isCut: boolean;
}

/** The most rows that are read of a table. */
export const maxRows = 50_000;

/** The most quotation marks that may stand inside cells: each that is out of place costs memory. */
const maxInnerQuotes = 500_000;

/** Does a table have more quotation marks inside its cells than any table of captions has? */
export function hasTooManyQuotes(table: string): boolean {
  const inner = /(?<=[^\n,;\t])"(?=[^"\n,;\t])/gu;
  let count = 0;
  while (count <= maxInnerQuotes && inner.test(table)) count += 1;
  return count > maxInnerQuotes;
}

/** A table with `\n` for line breaks → the rows that hold something, by RFC 4180, quoted cells with their line breaks. */
export function readRows(table: string, delimiter: string, start: number): TableRows {
  const rows: TableRow[] = [];
  let line = table.slice(0, start).split('\n').length;
  let from = start;
  let isCut = false;
  Papa.parse<readonly string[]>(table.slice(start), {
    delimiter,
    newline: '\n',
    step({ data, errors, meta }, parser) {
      if (rows.length > maxRows) {
        isCut = true;
        parser.abort();
        return;
      }
      const codes = new Set(errors.map(({ code }) => code));
      const isBlank = data.every((cell) => cell.trim() === '');
      if (!isBlank)
        rows.push({
          line,
          cells: data,
          hasStrayQuote: codes.has('InvalidQuotes'),
          isOpen: codes.has('MissingQuotes'),
        });
      const end = start + meta.cursor;
      line += countBreaks(table, from, end);
      from = end;
    },
  });
  return { rows, isCut };
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

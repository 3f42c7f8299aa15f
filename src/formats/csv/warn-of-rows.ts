import type { Warning } from '../../pipeline/gallery.ts';
import { maxRows, type TableRows } from './read-rows.ts';

const maxNamed = 20;

/** What is odd in a table: rows of another length than the header, quotation marks out of place, columns not read. */
export function warnOfRows({ rows, isCut }: TableRows, unread: readonly string[]): readonly Warning[] {
  const [header, ...body] = rows;
  const width = header?.cells.length ?? 0;
  const ragged = body
    .map((row, entry) => ({ ...row, entry, count: lengthOf(row.cells, width) }))
    .filter(({ count }) => count !== width)
    .map(({ line, entry, count }) => ({
      code: 'ragged-row',
      message: `line ${line} has ${count} cells; the header has ${width}`,
      entry,
    }));
  const quotes = body.flatMap(({ line, hasStrayQuote, isOpen }, entry) => {
    if (isOpen)
      return [{ code: 'quote-open', message: `a quotation mark of line ${line} is never closed`, entry }];
    if (!hasStrayQuote) return [];
    return [{ code: 'quote-misplaced', message: `a quotation mark of line ${line} is out of place`, entry }];
  });
  return [
    ...nameSome(
      unread.map((name) => ({
        code: 'unknown-field',
        message: `nothing was read from column '${name.trim()}'`,
      })),
      'columns',
    ),
    ...nameSome(ragged, 'rows'),
    ...nameSome(quotes, 'rows'),
    ...(isCut
      ? [
          {
            code: 'table-too-long',
            message: `the table has more than ${maxRows} rows; the rest was not read`,
          },
        ]
      : []),
  ];
}

/** Empty cells behind the last column are no cells. */
function lengthOf(cells: readonly string[], width: number): number {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.length > width ? Math.max(width, last + 1) : cells.length;
}

function nameSome(warnings: readonly Warning[], what: string): readonly Warning[] {
  const [first] = warnings;
  if (first === undefined || warnings.length <= maxNamed) return warnings;
  const rest = { code: first.code, message: `and ${warnings.length - maxNamed} ${what} more` };
  return [...warnings.slice(0, maxNamed), rest];
}

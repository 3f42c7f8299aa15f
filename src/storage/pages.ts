import { ExpectedError } from '../errors.ts';

/** A stretch of a list, newest first; `nextCursor` asks for what follows, `null` at the end. */
export interface Page<Record> {
  readonly records: readonly Record[];
  readonly nextCursor: string | null;
}

export interface PageQuestion {
  readonly limit?: number;
  readonly cursor?: string | null | undefined;
}

/** How many rows to ask for, one more than wanted to see whether more follow, and below which sequence. */
export function readPageQuestion({ limit = 50, cursor = null }: PageQuestion): {
  readonly limit: number;
  readonly before: string | null;
} {
  if (cursor !== null && !/^\d{1,18}$/.test(cursor)) {
    throw new ExpectedError('USAGE', `'${cursor.slice(0, 40)}' is not a cursor of this list`);
  }
  return { limit: Math.min(Math.max(limit, 1), maxPageSize), before: cursor };
}

/** Rows, one more than the page if more follow → the page. */
export function toPage<Row extends { readonly sequence: string }, Record>(
  rows: readonly Row[],
  limit: number,
  toRecord: (row: Row) => Record,
): Page<Record> {
  const shown = rows.slice(0, limit);
  return {
    records: shown.map(toRecord),
    nextCursor: rows.length > limit ? (shown.at(-1)?.sequence ?? null) : null,
  };
}

const maxPageSize = 200;

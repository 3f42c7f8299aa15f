import { ExpectedError } from '../errors.ts';

/** `--limit`, as it was typed → how many a list is to show. */
export function readLimit(limit: string): number {
  if (/^\d{1,3}$/.test(limit)) return Number(limit);
  throw new ExpectedError('USAGE', `--limit wants a number up to 200, not '${limit}'`);
}

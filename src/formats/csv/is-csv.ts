import type { Rules } from '../../pipeline/rules.ts';
import { findHeader } from './find-header.ts';

/** Is a text a table of photos? Its first line names a column of captions and another one, and there are more lines. */
export function isCsv(text: string, { fieldNames }: Rules): boolean {
  const { known, hasCaption, start } = findHeader(text, fieldNames.csv);
  return hasCaption && known > 1 && /\S[^\n\r]*[\n\r]\s*\S/u.test(text.slice(start, start + 100_000));
}

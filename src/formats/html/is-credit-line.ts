import { readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';

/** Is a text of a page nothing but a credit? The grammar is not asked of counters and of what is empty. */
export function isCreditLine(text: string, rules: Rules): boolean {
  return /[\p{L}@]/u.test(text) && readCreditLine(text, rules) !== null;
}

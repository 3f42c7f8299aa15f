import type { Rules } from '../../rules.ts';
import { nameCase } from '../name-case.ts';
import { nothing, type CreditPart } from './credit-part.ts';

/** `Uncredited`, `Stringer`: stands where a name would and names nobody. */
export function readFiller(text: string, rules: Rules): CreditPart | null {
  const key = text.toLowerCase();
  if (rules.fillers.dropped.has(key) || /^contributor#\d*$|^[\w.+-]+@[\w-]+\.[\w.-]+$/iu.test(key))
    return nothing;
  if (!rules.fillers.printed.has(key)) return null;
  return { ...nothing, printed: nameCase(text, rules), isProof: true };
}

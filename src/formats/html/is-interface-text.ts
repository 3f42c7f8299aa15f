import type { Rules } from '../../pipeline/rules.ts';

const counter = /^(?:[\p{L}]+\s)?\d{1,4}\s?(?:of|\/|von|de|di|sur|van)\s?\d{1,4}$/iu;
const toggle = /^(?:show|read|view|see)?\s?(?:less|more|full caption|details)$/iu;
const purchase = /^(?:buy|purchase|order|license|licence)\b(?:\s[\p{L}']+){0,4}$/iu;
/** No button says more, in characters. */
const maxLength = 150;

/** Is a text nothing but a button or a counter: `Close`, `Hide caption`, `Buy Now`, `3 of 8`, `more`? */
export function isInterfaceText(text: string, rules: Rules): boolean {
  if (text.length > maxLength) return !/[\p{L}\p{N}×]/u.test(text);
  const plain = text.replace(/^[^\p{L}\p{N}×]+|[^\p{L}\p{N}×]+$/gu, '').toLowerCase();
  return (
    plain === '' ||
    rules.captions.interfaceLeads.includes(plain) ||
    [counter, toggle, purchase].some((pattern) => pattern.test(plain))
  );
}

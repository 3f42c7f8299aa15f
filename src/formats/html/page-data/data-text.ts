import { textOfMarkup } from '../visible-text.ts';
import { fieldsOf, firstField } from '../../data-fields.ts';

const textNames = 'text plain plaintext basic html raw rendered content value default name title'.split(' ');
const maxDepth = 3;
const maxTexts = 10;

/**
 * A text of a page's data, which may hold markup, stand in a field of its own, or be a list: `{ "html": "<p>…</p>" }`,
 * `[{ "name": "Runa Holt" }, { "name": "The Courier" }]`. `null` where it says nothing: `""`, `"-"`.
 */
export function dataText(value: unknown, depth = 0): string | null {
  if (depth > maxDepth) return null;
  if (typeof value === 'string') {
    const text = textOfMarkup(value);
    return /\p{L}{2}/u.test(text) ? text : null;
  }
  if (!Array.isArray(value))
    return firstField(fieldsOf(value), textNames, (field) => dataText(field, depth + 1));
  const texts = value.slice(0, maxTexts).flatMap((each) => dataText(each, depth + 1) ?? []);
  return texts.length === 0 ? null : texts.join(', ');
}

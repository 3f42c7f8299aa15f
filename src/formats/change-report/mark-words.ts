import { diffWordsWithSpace } from 'diff';
import { escapeHtml } from '../escape-html.ts';

/** Two texts as HTML, what only the one has and what only the other has marked. */
export interface MarkedTexts {
  readonly before: string;
  readonly after: string;
}

/** Texts that have less in common are shown without marks: nobody could read them. */
const maxEdits = 400;
/** Longer ones too, since comparing them takes the product of their lengths. */
const maxLength = 20_000;

/** A text as received and as published → both as HTML with the words marked in which they differ. */
export function markWords(before: string, after: string): MarkedTexts {
  const isShort = before.length + after.length <= maxLength;
  const changes = isShort ? diffWordsWithSpace(before, after, { maxEditLength: maxEdits }) : undefined;
  if (changes === undefined) return { before: escapeHtml(before), after: escapeHtml(after) };
  const mark = (tag: string, value: string) => `<${tag}>${escapeHtml(value)}</${tag}>`;
  return {
    before: changes
      .filter(({ added }) => !added)
      .map(({ value, removed }) => (removed ? mark('del', value) : escapeHtml(value)))
      .join(''),
    after: changes
      .filter(({ removed }) => !removed)
      .map(({ value, added }) => (added ? mark('ins', value) : escapeHtml(value)))
      .join(''),
  };
}

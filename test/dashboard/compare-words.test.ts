import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWords } from '../../dashboard/src/controls/compare-words.ts';

/** `A [-ferry-]{+tug+} leaves.` */
function mark(before: string, after: string): string {
  return compareWords(before, after)
    .map(({ text, kind }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind])
    .join('');
}

test.each([
  ['A ferry leaves.', 'A tug leaves.', 'A [-ferry-]{+tug+} leaves.'],
  ['The old ferry leaves.', 'The new tug leaves.', 'The [-old ferry-]{+new tug+} leaves.'],
  [
    'Odette Marlow/The Gazette via AP',
    'Odette Marlow, The Gazette, via AP',
    'Odette Marlow[-/-]{+, +}The Gazette{+,+} via AP',
  ],
  ['Паром уходит из порта', 'Буксир уходит из порта', '[-Паром-]{+Буксир+} уходит из порта'],
  ['سفينة تغادر الميناء', 'قارب تغادر الميناء', '[-سفينة-]{+قارب+} تغادر الميناء'],
  ['', 'A tug.', '{+A tug.+}'],
  ['', '', ''],
])('marks the words that differ: %s', (before, after, marked) => {
  expect(mark(before, after)).toBe(marked);
});

test('loses nothing of either text', () => {
  const words = fc.array(fc.constantFrom('ferry', 'tug', ' ', '  ', ', ', '\n', 'é', '港'), {
    maxLength: 20,
  });
  fc.assert(
    fc.property(words, words, (left, right) => {
      const [before, after] = [left.join(''), right.join('')];
      const parts = compareWords(before, after);
      const without = (kind: string) =>
        parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('');
      expect([without('new'), without('gone')]).toEqual([before, after]);
    }),
  );
});

test('gives up early on long texts that have nothing in common', () => {
  const text = (word: string) => Array.from({ length: 2_000 }, (_, at) => `${word}${at}`).join(' ');
  expect(compareWords(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});

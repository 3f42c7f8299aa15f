import { expect, test } from 'vitest';
import { alignWords } from '../../../src/pipeline/duplicates/align-words.ts';

/** Two scenes, and where they differ: `lost → gained`. */
test.each<readonly [a: string, b: string, changes: readonly string[]]>([
  ['crews rest here', 'crews rest here', []],
  ['crews rest', 'goats graze', ['crews rest → goats graze']],
  ['crews rest here', 'crews sleep here', ['rest → sleep']],
  ['crews rest', 'tired crews rest', [' → tired']],
  ['tired crews rest', 'crews rest', ['tired → ']],
  ['crews rest', 'crews rest here', [' → here']],
  ['crews rest here', 'crews rest', ['here → ']],
  ['in ostrand crews rest', 'crews rest in ostrand', ['in ostrand → ', ' → in ostrand']],
  ['a goat chases a boy', 'a boy chases a goat', ['goat → boy', 'boy → goat']],
  ['one two three four five', 'two one four three five', ['one → ', 'three → one', ' → three']],
])('%s | %s', (a, b, changes) => {
  const found = alignWords(a.split(' '), b.split(' '));
  expect(found.map(({ removed, added }) => `${removed.join(' ')} → ${added.join(' ')}`)).toEqual(changes);
});

test('a caption without words gained or lost them all', () => {
  expect(alignWords([], ['crews', 'rest'])).toEqual([{ removed: [], added: ['crews', 'rest'] }]);
  expect(alignWords(['crews'], [])).toEqual([{ removed: ['crews'], added: [] }]);
});

test('what stands far behind in an endless caption is not compared', () => {
  const long = Array.from({ length: 400 }, (_, index) => `word${index}`);
  expect(alignWords([...long, 'boy'], [...long, 'girl'])).toEqual([]);
});

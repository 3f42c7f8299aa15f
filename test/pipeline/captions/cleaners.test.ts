import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { captionCleaners } from '../../../src/pipeline/captions/cleaners.ts';
import { loadRules } from '../../../src/rules.ts';

// One file a cleaner: before, a line "→", after, a blank line between examples.
const folder = 'test/fixtures/captions/';
const rules = loadRules();

describe.each(captionCleaners.map((cleaner) => [cleaner.name, cleaner] as const))('%s', (name, { clean }) => {
  const run = (text: string) =>
    clean({ text, isTruncated: false, counter: null, correction: null }, rules).text;
  test.each(readExamples(`${folder}${name}.txt`))('%j', (before, after) => {
    expect(run(before)).toBe(after);
    // A second time nothing is left to clean.
    expect(run(after)).toBe(after);
  });

  // A rule slower than linear does not end within the test's time.
  test('ends on 100 KB of hostile text', () => {
    for (const piece of [
      'FILE FILE ',
      '((((',
      '1of1',
      '… more ',
      'More photos at ',
      '&amp;',
      'Ã©',
      ' / ',
      'CORRECTS A ',
      '<p',
    ]) {
      const text = piece.repeat(100_000 / piece.length);
      expect(run(text).length).toBeLessThanOrEqual(text.length);
    }
  });
});

test('every example file belongs to a cleaner', () => {
  const names = captionCleaners.map(({ name }) => `${name}.txt`);
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
});

function readExamples(path: string): readonly (readonly [string, string])[] {
  return readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n\n')
    .map((example) => {
      const [before = '', after = ''] = example.split('\n→\n');
      return [JSON.parse(`"${before}"`) as string, JSON.parse(`"${after}"`) as string] as const;
    });
}

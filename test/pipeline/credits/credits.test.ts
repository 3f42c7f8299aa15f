import { describe, expect, test } from 'vitest';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';
import { readCases } from '../../services/read-cases.ts';

const rules = loadRules();

interface CreditCase {
  /** As it stands in the brackets behind a caption. */
  readonly input: string;
  readonly line: string | null;
  readonly creators: readonly string[];
  readonly agency: string | null;
  readonly provider: string | null;
  readonly via: readonly string[];
  readonly flags: readonly string[];
}

const scene = 'A deckhand coils a rope in Tarn Hollow.';

describe.each(readCases<CreditCase>('test/fixtures/credits'))('credits: $kind', ({ cases }) => {
  test.each(cases)('$input', ({ input, ...expected }) => {
    const { caption, credit, flags } = prepareEntry(makeEntry(`${scene} (${input})`), rules, null);
    expect({ ...credit, flags }).toEqual(expected);
    expect(caption).toBe(scene);
  });
});

test.each([
  'center',
  'second from left',
  'No. 23',
  'Read more on Page 4.',
  'left, and her sister',
  '1912-1988',
])('(%s) is no credit and stays where it is', (words) => {
  const text = `A deckhand (${words}) coils a rope in Tarn Hollow.`;
  const { caption, credit } = prepareEntry(makeEntry(text), rules, null);
  expect({ caption, line: credit.line }).toEqual({ caption: text, line: null });
});

test('what a credit printed once is read the same when it is read again', () => {
  for (const { cases } of readCases<CreditCase>('test/fixtures/credits')) {
    for (const { line } of cases) {
      if (line === null) continue;
      const { credit } = prepareEntry(makeEntry(`${scene} (${line})`), rules, null);
      expect(credit.line).toBe(line);
    }
  }
});

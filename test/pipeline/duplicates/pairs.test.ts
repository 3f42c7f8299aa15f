import { describe, expect, test } from 'vitest';
import { compareCaptions } from '../../../src/pipeline/duplicates/compare-captions.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';
import { readCases } from '../../services/read-cases.ts';

const rules = loadRules();

interface PairCase {
  /** How the two captions differ. */
  readonly kind: string;
  readonly a: string;
  readonly b: string;
}

/** What a desk would do with the pair. A doubt keeps them apart: a wrong merge hides a photo. */
function compare(a: string, b: string): 'same' | 'different' {
  const verdict = compareCaptions(
    prepareEntry(makeEntry(a), rules, null),
    prepareEntry(makeEntry(b, { index: 1 }), rules, null),
  );
  return verdict.band === 'same' ? 'same' : 'different';
}

describe.each(readCases<PairCase>('test/fixtures/pairs'))('captions of $kind photos', ({ kind, cases }) => {
  test.each(cases)('$kind: $a', ({ a, b }) => {
    expect(compare(a, b)).toBe(kind);
    expect(compare(b, a)).toBe(kind);
  });
});

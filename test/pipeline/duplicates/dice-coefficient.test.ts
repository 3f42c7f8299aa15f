import fc from 'fast-check';
import { compareTwoStrings } from 'string-similarity';
import { expect, test } from 'vitest';
import { diceCoefficient, prepareBigrams } from '../../../src/pipeline/duplicates/dice-coefficient.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '\u{1f600}'), maxLength: 40 }),
);

test("the prepared comparison gives string-similarity's own figure, on any Unicode", () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(diceCoefficient(prepareBigrams(a), prepareBigrams(b))).toBe(compareTwoStrings(a, b));
    }),
    { numRuns: 2000 },
  );
});

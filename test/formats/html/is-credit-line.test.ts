import { expect, test } from 'vitest';
import { isCreditLine } from '../../../src/formats/html/is-credit-line.ts';
import { readCreditLine } from '../../../src/pipeline/credits/find-credit-line.ts';
import { loadRules } from '../../../src/rules.ts';

const rules = loadRules();

test.each(['AP', '© @42', '(AP Photo/Ida Brandt)', 'Photo: Ida Brandt / The Courier'])(
  '%s is a credit',
  (text) => {
    expect(isCreditLine(text, rules)).toBe(true);
  },
);

// The grammar says so, too: not asking it changes nothing.
test.each(['', '3', '3 / 8', '(2)', '© 2024', '…', '12345678', '24/7', '[ ]', '5, 6; 7'])(
  'without a letter there is none: %j',
  (text) => {
    expect(isCreditLine(text, rules)).toBe(false);
    expect(readCreditLine(text, rules)).toBeNull();
  },
);

test.each(['A seal waits on the quay.', 'Buy Photo'])('%s is none either', (text) => {
  expect(isCreditLine(text, rules)).toBe(false);
});

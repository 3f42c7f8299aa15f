import { describe, expect, test } from 'vitest';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';
import { readCases } from '../../services/read-cases.ts';

const rules = loadRules();
/** A Sunday. */
const referenceDate = '2021-06-20';

interface DateCase {
  readonly caption: string;
  readonly value: string | null;
  readonly precision: string | null;
  readonly basis: string;
  /** The codes of warnings about the date. */
  readonly warnings?: readonly string[];
}

describe.each(readCases<DateCase>('test/fixtures/dates'))('dates: $kind', ({ cases }) => {
  test.each(cases)('$caption', ({ caption, warnings = [], ...expected }) => {
    const entry = prepareEntry(makeEntry(caption), rules, referenceDate);
    const { value, precision, basis } = entry.date;
    expect({ value, precision, basis }).toEqual(expected);
    expect(entry.warnings.map(({ code }) => code).filter((code) => code !== 'no-credit')).toEqual(warnings);
  });
});

test('without a reference date a bare weekday stays open', () => {
  const { date } = prepareEntry(makeEntry('A baker opens her shop Friday morning.'), rules, null);
  expect(date).toEqual({ value: null, precision: null, basis: 'relative', text: 'Friday' });
});

test.each([
  ['2020-10-22', '2020-10-22', 'day'],
  ['20201022', '2020-10-22', 'day'],
  ['2020:10:22 14:05:11', '2020-10-22T14:05:11', 'second'],
  ['2020-10-22T14:05:11+0400', '2020-10-22T14:05:11+04:00', 'second'],
  ['2020-10-22T14:05:11.25Z', '2020-10-22T14:05:11Z', 'second'],
])('a date field %s is read as %s', (field, value, precision) => {
  const { date } = prepareEntry(makeEntry('A baker opens her shop.', { date: field }), rules, null);
  expect(date).toMatchObject({ value, precision, basis: 'metadata' });
});

test.each(['0000:00:00 00:00:00', '2021-02-30', 'yesterday', ''])('a date field "%s" is none', (field) => {
  const { date } = prepareEntry(makeEntry('A baker opens her shop.', { date: field }), rules, null);
  expect(date).toMatchObject({ value: null, basis: 'none' });
});

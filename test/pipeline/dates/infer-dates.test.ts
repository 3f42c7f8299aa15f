import { describe, expect, test } from 'vitest';
import { inferReferenceDate } from '../../../src/pipeline/dates/infer-reference-date.ts';
import { inferRelativeDates, newestStatedDay } from '../../../src/pipeline/dates/infer-relative-dates.ts';
import { prepareEntry } from '../../../src/pipeline/prepare-entry.ts';
import { loadRules } from '../../../src/rules.ts';
import { makeEntry } from '../../services/entries.ts';

const rules = loadRules();

function prepare(captions: readonly string[]) {
  return captions.map((caption) => prepareEntry(makeEntry(caption), rules, null));
}

const friday = 'Crews rest on Friday.';
const june = 'Crews rest on June 18.';
const stated = 'Crews rest, Thursday, June 17, 2021.';
const older = 'Crews rest, June 1, 2021.';
const file = 'FILE - Crews rest, June 30, 2021. (AP Photo/Ida Brandt, File)';
const month = 'Crews rest in July 2021.';

describe('the newest day that a gallery states', () => {
  test.each<readonly [name: string, captions: readonly string[], day: string | null]>([
    ['one', [stated], '2021-06-17'],
    ['the newest of two, whatever their order', [stated, older], '2021-06-17'],
    ['the newest of two', [older, stated], '2021-06-17'],
    ['a file photo tells nothing', [stated, file], '2021-06-17'],
    ['nor does a month', [stated, month], '2021-06-17'],
    ['nor does a weekday', [friday], null],
    ['none', [], null],
  ])('%s', (_name, captions, day) => {
    expect(newestStatedDay(prepare(captions))).toBe(day);
  });
});

test('the date of a file is stated by no caption', () => {
  const entry = prepareEntry(makeEntry('Crews rest.', { date: '2021-06-19' }), rules, null);
  expect(newestStatedDay([entry, ...prepare([stated])])).toBe('2021-06-17');
});

describe('weekdays and days without a year', () => {
  test.each<readonly [name: string, caption: string, value: string | null, basis: string]>([
    ['a weekday', friday, '2021-06-18', 'inferred'],
    ['a weekday two days on', 'Crews rest on Saturday.', '2021-06-19', 'inferred'],
    ['a weekday further on is of the week before', 'Crews rest on Sunday.', '2021-06-13', 'inferred'],
    ['a day without its year', june, '2021-06-18', 'inferred'],
    ['a day without its year, further on', 'Crews rest on June 20.', '2020-06-20', 'inferred'],
    ['a day that no year has', 'Crews rest on June 31.', null, 'relative'],
    ['a month ago says too little', 'Crews rest last month.', null, 'relative'],
    ['a stated day stays', older, '2021-06-01', 'stated'],
    ['no date stays none', 'Crews rest.', null, 'none'],
  ])('%s', (_name, caption, value, basis) => {
    const [, entry] = inferRelativeDates(prepare([stated, caption]));
    expect([entry?.date.value, entry?.date.basis]).toEqual([value, basis]);
  });

  test('stay open where no caption states a day', () => {
    const entries = prepare([friday, june]);
    expect(inferRelativeDates(entries)).toEqual(entries);
  });

  test('keep what was read against the day the gallery was sent', () => {
    const [first, second] = [
      prepareEntry(makeEntry(stated), rules, '2021-06-30'),
      prepareEntry(makeEntry(friday), rules, '2021-06-30'),
    ];
    const [, entry] = inferRelativeDates([first, second]);
    expect(entry?.date).toMatchObject({ value: '2021-06-25', basis: 'relative' });
  });
});

describe('the day a gallery was sent', () => {
  test.each<readonly [name: string, captions: readonly string[], day: string | null]>([
    ['the newest stated', [older, stated], '2021-06-17'],
    ['a newer one inferred', [stated, friday], '2021-06-18'],
    ['an older one inferred', [stated, 'Crews rest on Sunday.'], '2021-06-17'],
    ['the newest of two inferred', [stated, 'Crews rest on Saturday.', friday], '2021-06-19'],
    ['what stays open tells nothing', [stated, 'Crews rest last month.'], '2021-06-17'],
    ['none', [friday, month], null],
  ])('%s', (_name, captions, day) => {
    expect(inferReferenceDate(inferRelativeDates(prepare(captions)))).toBe(day);
  });
});

import { describe, expect, test } from 'vitest';
import { noCredit } from '../../../src/pipeline/credits/merge-credits.ts';
import type { Flag } from '../../../src/pipeline/manifest.ts';
import { resolveDate, type DateInput } from '../../../src/pipeline/dates/resolve-date.ts';

/** A Sunday. */
const referenceDate = '2021-06-20';

function resolve(caption: string, changes: Partial<DateInput> = {}) {
  return resolveDate({
    credit: noCredit,
    caption,
    received: caption,
    flags: [],
    metadataDate: null,
    referenceDate,
    ...changes,
  });
}

describe('a day that is still to come is not the photo’s', () => {
  test.each<[string, string, string | null]>([
    ['its weekday fits last year’s day', 'Crews rest on Saturday, June 27.', '2020-06-27'],
    ['its weekday fits this year’s day only', 'Crews rest. The fair opens on Saturday, June 26.', null],
    ['its weekday fits neither', 'Crews rest on Monday, June 26.', '2020-06-26'],
    ['it names no weekday', 'Crews rest on June 26.', '2020-06-26'],
    ['it lies more than 180 days ahead', 'Crews rest on Saturday, Dec. 18.', '2020-12-18'],
    ['the day itself has come', 'Crews rest on Sunday, June 20.', '2021-06-20'],
  ])('%s', (_name, caption, value) => {
    expect(resolve(caption).date.value).toBe(value);
  });

  test('without a reference date nothing is to come', () => {
    const { date } = resolve('Crews rest on Saturday, June 26.', { referenceDate: null });
    expect(date).toMatchObject({ value: null, basis: 'relative' });
  });
});

describe('what was given out has the day of its release', () => {
  const caption =
    'A goat stands on a roof, in an image that was posted on Thursday, June 3, 2021, by its owner.';
  test.each<[Flag, string]>([
    ['handout', '2021-06-03'],
    ['video', '2021-06-03'],
    ['screenshot', '2021-06-03'],
    ['social', '2021-06-03'],
    ['courtesy', '2021-06-03'],
  ])('%s', (flag, value) => {
    expect(resolve(caption, { flags: [flag] }).date.value).toBe(value);
  });

  test('a release outweighs the day that stands in the next sentence', () => {
    const text =
      'A goat stands on a roof in a picture provided on June 3, 2021. It was saved on June 5, 2021.';
    expect(resolve(text).date.value).toBe('2021-06-03');
  });
});

describe('the weekday of a day', () => {
  test.each<[string, string]>([
    ['Monday, June 20, 2021', 'a Sunday, not a Monday'],
    ['Tuesday, June 21, 2021', 'a Monday, not a Tuesday'],
    ['Wednesday, June 22, 2021', 'a Tuesday, not a Wednesday'],
    ['Thursday, June 23, 2021', 'a Wednesday, not a Thursday'],
    ['Friday, June 24, 2021', 'a Thursday, not a Friday'],
    ['Saturday, June 25, 2021', 'a Friday, not a Saturday'],
    ['Sunday, June 26, 2021', 'a Saturday, not a Sunday'],
  ])('%s is told to the desk', (day, words) => {
    const { warnings } = resolve(`Crews rest, ${day}.`);
    expect(warnings).toEqual([{ code: 'weekday-mismatch', message: `"${day}" is ${words}` }]);
  });

  test('fits, and nothing is said', () => {
    expect(resolve('Crews rest, Sunday, June 20, 2021.').warnings).toEqual([]);
  });
});

describe('a file’s own date', () => {
  test('serves where the caption has none', () => {
    const { date } = resolve('Crews rest.', { metadataDate: '2021-06-04T08:00:00' });
    expect(date).toMatchObject({ value: '2021-06-04T08:00:00', basis: 'metadata' });
  });

  test('serves where the caption’s date stays open', () => {
    const { date } = resolve('Crews rest on Friday.', { metadataDate: '2021-06-04', referenceDate: null });
    expect(date.value).toBe('2021-06-04');
  });

  test('gives way to the caption’s', () => {
    const { date } = resolve('Crews rest, June 3, 2021.', { metadataDate: '2021-06-04' });
    expect(date).toMatchObject({ value: '2021-06-03', basis: 'stated' });
  });
});

describe('what wires write around a caption', () => {
  test('Xinhua’s code in front is the day where the caption names none', () => {
    const received = '(210604) -- OSTRAND, June 4, 2021 (Xinhua) -- Crews rest.';
    expect(resolve('Crews rest.', { received }).date.value).toBe('2021-06-04');
  });

  test('PA’s picture date behind is the day', () => {
    const received = 'Crews rest. Picture date: Friday June 4, 2021. PA Photo.';
    expect(resolve('Crews rest.', { received }).date.value).toBe('2021-06-04');
  });

  test.each(['undated', 'sin fecha', 'undatiertes', 'undatierter', 'non datée', 'senza data', 'sem data'])(
    '"%s" says that the day is not known',
    (word) => {
      expect(resolve(`Crews rest in an ${word} picture seen on June 4, 2021.`).date.value).toBeNull();
    },
  );

  test('a label is no scene of its own', () => {
    expect(resolve('FILE. Crews rest in June 2021. The mill closed in 2019.').date.value).toBe('2021-06');
  });

  test('a day is read with the year it has further on', () => {
    expect(resolve('OSTRAND - MAY 30: Crews rest on May 30, 2019.').date).toMatchObject({
      value: '2019-05-30',
      basis: 'stated',
    });
  });
});

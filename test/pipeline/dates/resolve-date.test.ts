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
    ['its weekday fits this year’s day only', 'Crews rest on Saturday, June 26.', null],
    ['beside a day that has come', 'Crews rest on June 18 for Saturday, June 26.', '2021-06-18'],
    ['its weekday fits neither', 'Crews rest on Monday, June 26.', '2020-06-26'],
    ['it names no weekday', 'Crews rest on June 26.', '2020-06-26'],
    ['it lies 180 days ahead', 'Crews rest on Friday, Dec. 17.', null],
    ['there is no such day this year', 'Crews rest on Tuesday, Feb. 29.', '2020-02-29'],
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
  const caption = 'A goat stands on a roof on June 1, 2021, in a clip posted on June 3, 2021.';

  test.each<Flag>(['handout', 'video', 'screenshot', 'social', 'courtesy'])('%s', (flag) => {
    expect(resolve(caption, { flags: ['pool', flag] }).date.value).toBe('2021-06-03');
  });

  test.each(['provided', 'released', 'made available', 'distributed'])('%s', (word) => {
    expect(resolve(caption.replace('posted', word)).date.value).toBe('2021-06-03');
  });

  test('what a photographer took has the day of its scene', () => {
    expect(resolve(caption).date.value).toBe('2021-06-01');
    expect(resolve(caption, { flags: ['pool'] }).date.value).toBe('2021-06-01');
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

  test('its time of day is no part of the day that words are read against', () => {
    const { date } = resolve('Crews rest yesterday.', {
      metadataDate: '2021-06-04T23:30:00',
      referenceDate: null,
    });
    expect(date.value).toBe('2021-06-03');
  });

  test('stands where the caption’s day does not exist', () => {
    const { date, warnings } = resolve('Crews rest, June 31, 2021.', { metadataDate: '2021-06-30' });
    expect(date).toMatchObject({ value: '2021-06-30', basis: 'metadata' });
    expect(warnings).toEqual([
      { code: 'impossible-date', message: 'there is no such day as "June 31, 2021"' },
    ]);
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

describe('relative words are read against the day the gallery was sent', () => {
  test.each<readonly [caption: string, value: string | null, precision: string | null]>([
    ['Crews rest on Sunday.', '2021-06-20', 'day'],
    ['Crews rest last Sunday.', '2021-06-13', 'day'],
    ['Crews rest yesterday.', '2021-06-19', 'day'],
    ['Crews rest on June 31.', null, null],
    ['Crews rest last month.', '2021-05', 'month'],
    ['Crews rest last year.', '2020', 'year'],
    ['Crews rest in October.', '2020-10', 'month'],
    ['Crews rest in September.', null, null],
  ])('%s', (caption, value, precision) => {
    expect(resolve(caption).date).toMatchObject({ value, precision });
  });
});

describe('two numbers that may be day and month', () => {
  test.each<readonly [agency: string | null, value: string | null, message: string | undefined]>([
    ['AP', '2021-03-02', undefined],
    ['AFP', '2021-02-03', undefined],
    [null, null, '"3/2/2021" may be day and month or month and day'],
    ['Reuters', null, '"3/2/2021" may be day and month or month and day'],
  ])('of %s', (agency, value, message) => {
    const { date, warnings } = resolve('Men pray on 3/2/2021.', { credit: { ...noCredit, agency } });
    expect([date.value, warnings[0]?.message]).toEqual([value, message]);
  });
});

describe('which of several dates is the photo’s', () => {
  test.each<readonly [name: string, caption: string, value: string | null]>([
    [
      'the scene’s, not the background’s',
      'Crews rest on June 18, 2021. A dam broke on June 1, 2021.',
      '2021-06-18',
    ],
    [
      'the background’s, where it is told of nothing else',
      'Crews rest. The old mill, June 1, 2021.',
      '2021-06-01',
    ],
    ['a month of the background is nobody’s', 'Crews rest. The old mill, June 2021.', null],
    ['a year of the background is nobody’s', 'Crews rest. The old mill, 2021.', null],
    ['a season of the background is nobody’s', 'Crews rest. The old mill in the summer of 1968.', null],
    ['a season of the scene', 'Crews rest in the summer of 1968.', '1968'],
    ['a weekday of the background is nobody’s', 'Crews rest. The old mill on Friday.', null],
    ['a day and month of the background is nobody’s', 'Crews rest. The old mill on June 18.', null],
    ['last month of the background is nobody’s', 'Crews rest. The old mill last month.', null],
    [
      'the day the picture was taken',
      'In June 2021 crews rest in a picture taken June 1, 2020.',
      '2020-06-01',
    ],
    [
      'the day it was created',
      'Crews rest, June 18, 2021, in an image created on June 1, 2020.',
      '2020-06-01',
    ],
    ['the day of the clause with its year', 'Crews rest by a dam that broke on June 1, 2021.', '2021-06-01'],
    ['no month of such a clause', 'Crews rest by a dam that broke in June 2021.', null],
    ['no year of such a clause', 'Crews rest by a dam that broke in 2021.', null],
    ['no year of what is told as past', 'Crews rest where a mill was built in 2001.', null],
    ['the market’s weekday is a name', 'Crews rest at the Sunday market.', null],
    ['the possessive weekday is another thing’s', 'Crews rest on Friday’s heap of sand.', null],
    ['two weekdays are a habit', 'Crews rest Friday and Saturday nights.', null],
    ['a harbor is no day', 'Crews rest in Friday Harbor.', null],
    ['an hour behind a weekday', 'Crews rest on Friday GMT.', '2021-06-18'],
    ['a week’s victims are remembered', 'Crews rest for victims of June 1, 2021.', null],
    [
      'a name of a month and a day in front',
      'JUNE 18, 2021 - Crews rest for a fair on June 19, 2021.',
      '2021-06-18',
    ],
    [
      'a dateline gives way to the scene',
      'OSTRAND, June 18, 2021 (Xinhua) -- Crews rest on June 17, 2021.',
      '2021-06-17',
    ],
    ['circa', 'Crews rest circa 1910.', '1910'],
    ['an undated picture', 'In this undated photo crews rest, June 18, 2021.', null],
    [
      'in this photo of a day, though undated elsewhere',
      'In this June 1, 2021 photo of an undated coin crews rest.',
      '2021-06-01',
    ],
    [
      'the day of the scene, not of the clause',
      'Crews rest on Friday by a dam that broke on June 1, 2021.',
      '2021-06-18',
    ],
    ['a weekday of such a clause', 'Crews rest by a dam that broke on Friday.', '2021-06-18'],
    [
      'no day of such a clause behind the scene',
      'Crews rest. The dam that collapsed on June 1, 2021, is old.',
      null,
    ],
    ['no year of a bare past', 'A mill burned in 2001.', null],
    [
      'the day that leads, not that of the release',
      'JUNE 18, 2021 - A goat stands on a roof in a clip provided on June 19, 2021.',
      '2021-06-18',
    ],
    ['the day it is seen here', 'A goat of June 1, 2021, seen here on June 3, 2021.', '2021-06-03'],
    [
      'not what is seen here in the background',
      'Crews rest, June 18, 2021. The mill is seen here on June 1, 2021.',
      '2021-06-18',
    ],
    ['a month alone of the background is nobody’s', 'Crews rest. The old mill in October.', null],
    [
      'the scene behind a label, not the background',
      'FILE. Crews rest on June 18. The dam, June 1, 2021.',
      '2021-06-18',
    ],
    [
      'the year of a day further on is not that of another',
      'Crews rest on June 18. Fair opened July 18, 2019.',
      '2021-06-18',
    ],
  ])('%s', (_name, caption, value) => {
    expect(resolve(caption).date.value).toBe(value);
  });
});

import { describe, expect, test } from 'vitest';
import {
  addDays,
  isCalendarDay,
  latestMonthDay,
  latestWeekday,
  monthsSince,
  toDay,
  weekdayOf,
} from '../../../src/pipeline/dates/calendar.ts';

describe('days the calendar has', () => {
  test.each<readonly [text: string, is: boolean]>([
    ['2021-06-20', true],
    ['2020-02-29', true],
    ['2021-02-29', false],
    ['2021-06-31', false],
    ['2021-13-01', false],
    ['2021-06-00', false],
    ['1000-01-01', true],
    ['0999-12-31', false],
    ['on 2021-06-20', false],
    ['2021-06-20T10:00:00', false],
    ['yesterday', false],
  ])('%s: %s', (text, is) => {
    expect(isCalendarDay(text)).toBe(is);
  });

  test('there is no 45th of May and no month 14', () => {
    expect([toDay(2021, 5, 45), toDay(2021, 14, 5), toDay(2021, 6, 4)]).toEqual([null, null, '2021-06-04']);
  });
});

test('days are counted over months and years', () => {
  expect([addDays('2021-12-31', 1), addDays('2021-03-01', -1), addDays('2020-03-01', -1)]).toEqual([
    '2022-01-01',
    '2021-02-28',
    '2020-02-29',
  ]);
});

test('the latest weekday may be the day itself', () => {
  expect(weekdayOf('2021-06-20')).toBe(0);
  expect([0, 1, 5, 6].map((weekday) => latestWeekday(weekday, '2021-06-20'))).toEqual([
    '2021-06-20',
    '2021-06-14',
    '2021-06-18',
    '2021-06-19',
  ]);
});

test.each<readonly [month: number, day: number, onOrBefore: string, latest: string | null]>([
  [6, 20, '2021-06-20', '2021-06-20'],
  [6, 21, '2021-06-20', '2020-06-21'],
  [2, 29, '2024-03-01', '2024-02-29'],
  [2, 29, '2024-02-28', '2020-02-29'],
  [2, 29, '2021-06-20', '2020-02-29'],
  [2, 29, '2022-06-20', '2020-02-29'],
  [2, 29, '2023-06-20', '2020-02-29'],
  [2, 30, '2021-06-20', null],
])('the latest %d/%d on or before %s is %s', (month, day, onOrBefore, latest) => {
  expect(latestMonthDay(month, day, onOrBefore)).toBe(latest);
});

test('months are counted back over the turn of the year', () => {
  expect([6, 5, 7, 12].map((month) => monthsSince(month, '2021-06-20'))).toEqual([0, 1, 11, 6]);
});

import { expect, test } from 'vitest';
import { readMetadataDate } from '../../../src/pipeline/dates/read-metadata-date.ts';

test.each<readonly [field: string, value: string | null]>([
  ['2020-10-22', '2020-10-22'],
  [' 2020/10/22', '2020-10-22'],
  ['2020.10.22', '2020-10-22'],
  ['20201022', '2020-10-22'],
  ['20201022T140511', '2020-10-22T14:05:11'],
  ['2020:10:22  14:05:11', '2020-10-22T14:05:11'],
  ['2020-10-22T14:05:11Z', '2020-10-22T14:05:11Z'],
  ['2020-10-22T14:05:11 -0400', '2020-10-22T14:05:11-04:00'],
  ['2020-10-22T14:05:11+05:30', '2020-10-22T14:05:11+05:30'],
  ['2020-10-22T14:05:11.123456+0530', '2020-10-22T14:05:11+05:30'],
  ['2020-10-22T23:59:59', '2020-10-22T23:59:59'],
  // A time that no clock shows is left out, its day stays.
  ['2020-10-22T24:00:00', '2020-10-22'],
  ['2020-10-22T14:60:00', '2020-10-22'],
  ['2020-10-22T14:05:60', '2020-10-22'],
  ['2020-10-22 at noon', '2020-10-22'],
  // No date at all.
  ['0000:00:00 00:00:00', null],
  ['2021-02-30', null],
  ['shot 2020-10-22', null],
  ['', null],
])('%s → %s', (field, value) => {
  const date = readMetadataDate(field);
  const precision = value?.includes('T') === true ? 'second' : 'day';
  expect(date).toEqual(value === null ? null : { value, precision, basis: 'metadata', text: field });
});

test.each<readonly [field: string, value: string | null, precision: string]>([
  ['2020-10', '2020-10', 'month'],
  [' 1955 ', '1955', 'year'],
  ['2020-13', null, ''],
  ['0000', null, ''],
])('%s is known no closer: %s', (field, value, precision) => {
  const date = readMetadataDate(field);
  expect(date).toEqual(value === null ? null : { value, precision, basis: 'metadata', text: field });
});

test('no field is no date', () => {
  expect(readMetadataDate(null)).toBeNull();
});

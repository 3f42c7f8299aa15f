import { expect, test } from 'vitest';
import { bucketStarts, readPercentiles, sumHistograms } from '../../src/storage/health/duration-histogram.ts';

test('percentiles are right within a tenth, from a millisecond to an hour', () => {
  const durations = Array.from({ length: 1000 }, (_, at) => 1.5 + at ** 2 * 3.5);
  const read = readPercentiles(toHistogram(durations));
  const exact = (share: number) => durations[Math.ceil(durations.length * share) - 1] ?? 0;
  for (const [found, share] of [
    [read?.p50, 0.5],
    [read?.p95, 0.95],
    [read?.p99, 0.99],
  ] as const)
    expect(Math.abs((found ?? 0) / exact(share) - 1)).toBeLessThan(0.1);
});

test('histograms of two minutes are one of both', () => {
  const [first, second] = [
    [5, 5, 80],
    [5, 9000],
  ];
  expect(sumHistograms([toHistogram(first), toHistogram(second)])).toEqual(
    toHistogram([...first, ...second]),
  );
});

test('nothing measured has no percentiles, and what took no time has', () => {
  expect(readPercentiles({})).toBeNull();
  expect(readPercentiles(toHistogram([0, 0]))).toEqual({ p50: 0, p95: 0, p99: 0 });
});

/** As `width_bucket` counts. */
function toHistogram(durations: readonly number[]): Record<string, number> {
  const histogram: Record<string, number> = {};
  for (const duration of durations) {
    const bucket = bucketStarts.filter((start) => duration >= start).length;
    histogram[bucket] = (histogram[bucket] ?? 0) + 1;
  }
  return histogram;
}

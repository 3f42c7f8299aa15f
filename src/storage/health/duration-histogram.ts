/** How often which durations were measured: the place of a bucket in `bucketStarts` → how many. Empty buckets are not named. */
export type Histogram = Readonly<Record<string, number>>;

/** In milliseconds. */
export interface Percentiles {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** Where buckets begin, in milliseconds: 1 ms to more than two hours, each a fifth wider than the one before. */
export const bucketStarts: readonly number[] = Array.from({ length: 88 }, (_, at) => 1.2 ** at);

/** All that was measured, together. */
export function sumHistograms(histograms: readonly Histogram[]): Histogram {
  const sum: Record<string, number> = {};
  for (const histogram of histograms)
    for (const [bucket, count] of Object.entries(histogram)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

/** Below which the half, and all but 5 or 1 of a hundred, lie; right within a tenth. `null`: nothing was measured. */
export function readPercentiles(histogram: Histogram): Percentiles | null {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .toSorted((a, b) => a.bucket - b.bucket);
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const find = (share: number) => {
    let left = Math.ceil(total * share);
    const found = buckets.find(({ count }) => {
      left -= count;
      return left <= 0;
    });
    return middleOf(found?.bucket ?? 0);
  };
  return { p50: find(0.5), p95: find(0.95), p99: find(0.99) };
}

/** PostgreSQL's `width_bucket` counts from 1; 0 is below the first. */
function middleOf(bucket: number): number {
  if (bucket === 0) return 0;
  return Math.round(1.2 ** (bucket - 0.5));
}

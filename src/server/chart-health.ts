import type { HealthHistory, HealthRange } from '../client/health-schemas.ts';
import { readPercentiles, sumHistograms } from '../storage/health/duration-histogram.ts';
import type { HealthSample } from '../storage/health/health-samples.ts';

/** What a range of time is shown as: a few hundred points at most. */
export const healthRanges: Readonly<
  Record<HealthRange, { readonly minutes: number; readonly step: number }>
> = {
  hour: { minutes: 60, step: 1 },
  day: { minutes: 24 * 60, step: 5 },
  week: { minutes: 7 * 24 * 60, step: 30 },
};

type Point = HealthHistory['points'][number];

/** Samples of minutes, the oldest first → points of `step` minutes each; a step without a sample has none. */
export function chartHealth(samples: readonly HealthSample[], step: number): readonly Point[] {
  const stepMs = step * 60_000;
  const steps = new Map<number, HealthSample[]>();
  for (const sample of samples) {
    const at = Math.floor(Date.parse(sample.minute) / stepMs) * stepMs;
    const known = steps.get(at);
    if (known === undefined) steps.set(at, [sample]);
    else known.push(sample);
  }
  return [...steps].map(([at, list]) => toPoint(at, list));
}

function toPoint(at: number, samples: readonly HealthSample[]): Point {
  const rate = (read: (sample: HealthSample) => number) =>
    Math.round((samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length) * 100) / 100;
  const most = (read: (sample: HealthSample) => number | null) => pick(samples.map(read), Math.max);
  const last = samples.at(-1);
  return {
    at: new Date(at).toISOString(),
    asked: rate(({ runs }) => runs.asked),
    ended: rate(({ runs }) => runs.ended),
    failed: rate(({ runs }) => runs.failed),
    delivered: rate(({ deliveries }) => deliveries.ended - deliveries.failed),
    waiting: most(({ backlog }) => backlog.runs.waiting) ?? 0,
    oldestWaitingSeconds: most(({ backlog }) => backlog.runs.oldestWaitingSeconds),
    outboxSeconds: most(({ backlog }) => backlog.outbox.oldestSeconds),
    waitMs: readPercentiles(sumHistograms(samples.map(({ runs }) => runs.wait))),
    runMs: readPercentiles(sumHistograms(samples.map(({ runs }) => runs.run))),
    workers: pick(
      samples.map(({ workers }) => workers),
      Math.min,
    ),
    redisBytes: most(({ redisBytes }) => redisBytes),
    databaseBytes: last?.databaseBytes ?? 0,
  };
}

function pick(values: readonly (number | null)[], choose: (...known: number[]) => number): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : choose(...known);
}

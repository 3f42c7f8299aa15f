import type { Courier } from '../jobs/gallery-queue.ts';
import type { Resources } from '../resources.ts';

/** How soon a job is taken from a worker that died, and how long the living may finish. */
export interface WorkerTimes {
  readonly lockDurationMs: number;
  readonly stalledIntervalMs: number;
  readonly graceMs: number;
}

const workerTimes: { readonly [Kind in Courier['kind']]: WorkerTimes } = {
  redis: { lockDurationMs: 30_000, stalledIntervalMs: 15_000, graceMs: 30_000 },
  // Alone on its folder, whoever starts finds only its own dead predecessor's locks.
  pglite: { lockDurationMs: 10_000, stalledIntervalMs: 4000, graceMs: 30_000 },
};

/** A lock holds for two thirds of the time in which a dead worker's jobs are to be another's; who looks for it does so in each third. */
export function timesOf({
  queue,
  settings: { takeoverMs },
}: Pick<Resources, 'queue' | 'settings'>): WorkerTimes {
  const usual = workerTimes[queue.courier.kind];
  if (takeoverMs === null) return usual;
  const third = Math.round(takeoverMs / 3);
  return { ...usual, lockDurationMs: 2 * third, stalledIntervalMs: third };
}

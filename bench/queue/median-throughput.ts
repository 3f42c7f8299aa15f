import { median } from '../framework/compare-in-turns.ts';
import type { Throughput } from './measure-side.ts';

/** Each figure's middle of several rounds. */
export function medianThroughput(rounds: readonly Throughput[]): Throughput {
  const middle = (read: (each: Throughput) => number) => median(rounds.map(read));
  return {
    jobsPerSecond: middle(({ jobsPerSecond }) => jobsPerSecond),
    workerMs: middle(({ workerMs }) => workerMs),
    cleaningMs: middle(({ cleaningMs }) => cleaningMs),
    redisMs: middle(({ redisMs }) => redisMs),
    postgresMs: middle(({ postgresMs }) => postgresMs),
  };
}

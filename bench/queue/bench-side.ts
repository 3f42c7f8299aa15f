import type { BenchWorker } from './bench-worker.ts';

/** One of the two systems that are compared: its queue, stopped while it is filled, and its workers. */
export interface BenchSide {
  /** Has this many jobs wait, with nobody to take them up. */
  readonly fill: (jobs: number) => Promise<void>;
  /** Lets workers take up what waits. */
  readonly open: () => Promise<void>;
  /** How many of all jobs so far have ended well. */
  readonly countDone: () => Promise<number>;
  /** How often that may be asked without costing anything that counts, in milliseconds. */
  readonly lookEveryMs: number;
  readonly startWorker: () => Promise<BenchWorker>;
  readonly close: () => Promise<void>;
}

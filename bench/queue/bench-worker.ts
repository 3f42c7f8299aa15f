/** A process that takes jobs. */
export interface BenchWorker {
  readonly pid: number;
  readonly stop: () => Promise<unknown>;
}

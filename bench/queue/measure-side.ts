import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchServers } from './bench-servers.ts';
import type { BenchSide } from './bench-side.ts';
import { readOwnCpuMs, readProcessCpuMs } from './process-cpu.ts';

/** How fast a side did its jobs, and what a job cost: CPU milliseconds. */
export interface Throughput {
  readonly jobsPerSecond: number;
  readonly workerMs: number;
  /** Of that in processes that workers started. */
  readonly cleaningMs: number;
  readonly redisMs: number;
  readonly postgresMs: number;
}

/** Has workers of a side do `jobs`, after as many as `warmUp` that do not count. */
export async function measureSide(
  side: BenchSide,
  servers: Pick<BenchServers, 'readCpuMs'>,
  { workers, warmUp, jobs }: { readonly workers: number; readonly warmUp: number; readonly jobs: number },
): Promise<Throughput> {
  const started = await Promise.all(Array.from({ length: workers }, side.startWorker));
  try {
    await side.fill(warmUp);
    await finish(side, warmUp);
    await side.fill(jobs);
    const readCpu = () => ({
      ...servers.readCpuMs(),
      workers: started.reduce((sum, { pid }) => sum + readProcessCpuMs(pid), 0),
      own: started.reduce((sum, { pid }) => sum + readOwnCpuMs(pid), 0),
    });
    const before = readCpu();
    const seconds = await finish(side, jobs);
    const after = readCpu();
    return {
      jobsPerSecond: jobs / seconds,
      workerMs: (after.workers - before.workers) / jobs,
      cleaningMs: (after.workers - before.workers - (after.own - before.own)) / jobs,
      redisMs: (after.redis - before.redis) / jobs,
      postgresMs: (after.postgres - before.postgres) / jobs,
    };
  } finally {
    for (const worker of started) await worker.stop();
  }
}

/** Lets the workers begin and waits until they are done; in how many seconds that was. */
async function finish(side: BenchSide, jobs: number): Promise<number> {
  const done = (await side.countDone()) + jobs;
  const startMs = performance.now();
  await side.open();
  while ((await side.countDone()) < done) await sleep(side.lookEveryMs);
  return (performance.now() - startMs) / 1000;
}

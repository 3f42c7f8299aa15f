import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import type { BenchSide } from './bench-side.ts';
import { startBareWorker } from './start-bare-worker.ts';

/** BullMQ alone: jobs that carry ids, and workers that do nothing. */
export async function openBareSide(redisUrl: string, concurrency: number): Promise<BenchSide> {
  const prefix = `bare_${randomUUID().slice(0, 8)}`;
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('galleries', { connection, prefix });
  return {
    fill: async (jobs) => {
      await queue.pause();
      for (let left = jobs; left > 0; left -= atOnce)
        await queue.addBulk(Array.from({ length: Math.min(left, atOnce) }, makeJob));
    },
    open: () => queue.resume(),
    countDone: () => queue.getCompletedCount(),
    startWorker: () => startBareWorker(redisUrl, prefix, concurrency),
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

const atOnce = 200;

/** As a gallery's job is: two ids, a priority, and how it is retried. */
function makeJob() {
  const runId = `run_${randomUUID()}`;
  return {
    name: 'clean-gallery',
    data: { runId, galleryId: `gal_${randomUUID()}` },
    opts: { jobId: runId, priority: 5, attempts: 5, backoff: { type: 'exponential', delay: 1000 } },
  };
}

import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { BenchSide } from './bench-side.ts';
import { startBareWorker } from './start-bare-worker.ts';

interface BareChoices {
  readonly redisUrl: string;
  readonly concurrency: number;
  /** Where each job writes one row and waits until it is on the disk; `null`: jobs do nothing. */
  readonly databaseUrl: string | null;
}

/** BullMQ alone: jobs that carry ids, and workers that do nothing or write one row. */
export async function openBareSide({ redisUrl, concurrency, databaseUrl }: BareChoices): Promise<BenchSide> {
  const prefix = `bare_${randomUUID().slice(0, 8)}`;
  const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
  const queue = new Queue('galleries', { connection, prefix });
  if (databaseUrl !== null) await makeTable(databaseUrl);
  const records = databaseUrl === null ? [] : [databaseUrl];
  return {
    fill: async (jobs) => {
      await queue.pause();
      for (let left = jobs; left > 0; left -= atOnce)
        await queue.addBulk(Array.from({ length: Math.min(left, atOnce) }, makeBareJob));
    },
    open: () => queue.resume(),
    countDone: () => queue.getCompletedCount(),
    lookEveryMs: 20,
    startWorker: () => startBareWorker([redisUrl, prefix, String(concurrency), ...records]),
    close: async () => {
      await queue.close();
      connection.disconnect();
    },
  };
}

async function makeTable(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query('create table if not exists bare (id text primary key, body text not null)');
  await client.end();
}

const atOnce = 200;

/** As a gallery's job is: two ids, a priority, and how it is retried. */
export function makeBareJob() {
  const runId = `run_${randomUUID()}`;
  return {
    name: 'clean-gallery',
    data: { runId, galleryId: `gal_${randomUUID()}` },
    opts: { jobId: runId, priority: 5, attempts: 5, backoff: { type: 'exponential', delay: 1000 } },
  };
}

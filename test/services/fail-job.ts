import { createPostgresBackend, type Job, UnrecoverableError, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Courier } from '../../src/jobs/gallery-queue.ts';

/** Takes the next job as a worker would and gives it up for good, as when nothing could be written about it. */
export async function failNextJob(courier: Courier, reason: string): Promise<void> {
  await takeNextJob(courier, () => Promise.reject(new UnrecoverableError(reason)));
}

/** Takes the next job and says it is done, with nothing done. */
export async function completeNextJob(courier: Courier): Promise<void> {
  await takeNextJob(courier, async () => {});
}

async function takeNextJob(courier: Courier, process: (job: Job) => Promise<void>): Promise<void> {
  if (courier.kind === 'pglite') {
    const { Worker: PgliteWorker } = withBackend(createPostgresBackend);
    const worker = new PgliteWorker('galleries', process, { connection: courier.pool });
    await new Promise((resolve) => worker.on('failed', resolve).on('completed', resolve));
    await worker.close();
    return;
  }
  const connection = new Redis(courier.url, { maxRetriesPerRequest: null });
  const worker = new Worker('galleries', process, { connection, prefix: courier.prefix });
  await new Promise((resolve) => worker.on('failed', resolve).on('completed', resolve));
  await worker.close();
  connection.disconnect();
}

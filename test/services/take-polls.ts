import { createPostgresBackend, type Job, Worker, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Courier } from '../../src/jobs/gallery-queue.ts';

export interface TakenPolls {
  /** The sources that were to be polled so far, in order. */
  readonly sources: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** Takes the polls that come due and does nothing but note them. */
export function takePolls(courier: Courier): TakenPolls {
  const sources: string[] = [];
  const note = async (job: Job) => void sources.push((job.data as { source: string }).source);
  if (courier.kind === 'pglite') {
    const { Worker: PgliteWorker } = withBackend(createPostgresBackend);
    const worker = new PgliteWorker('polls', note, { connection: courier.pool });
    return { sources: () => sources, close: () => worker.close() };
  }
  const connection = new Redis(courier.url, { maxRetriesPerRequest: null });
  const worker = new Worker('polls', note, { connection, prefix: courier.prefix });
  return {
    sources: () => sources,
    close: async () => {
      await worker.close();
      connection.disconnect();
    },
  };
}

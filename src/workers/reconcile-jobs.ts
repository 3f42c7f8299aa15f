import type { GalleryQueue, QueuedJob, RecordedQueue } from '../jobs/gallery-queue.ts';
import type { Log } from '../log.ts';

/** Records that jobs stand for: those of one queue, and what is to be done about them. */
export interface Reconciled<Work extends { readonly id: string; readonly galleryId: string }> {
  readonly queueName: RecordedQueue;
  /** How many the queue was told of and have not ended. */
  readonly countUnfinished: () => Promise<number>;
  /** Those of them that have been quiet for a while, in order; `next` goes on where this stopped. */
  readonly listUnfinished: (
    after: string | null,
  ) => Promise<{ readonly work: readonly Work[]; readonly next: string | null }>;
  /** Tells the relay of them again. */
  readonly requeue: (ids: readonly string[]) => Promise<void>;
  /** Whether one whose job failed has been tried often enough. */
  readonly isHopeless: (work: Work) => boolean;
  /** Ends one that is hopeless; `false`: it has ended. */
  readonly giveUp: (work: Work, why: string) => Promise<boolean>;
}

export interface Reconciliation {
  readonly requeued: number;
  readonly failed: number;
  /** From where to look on; `null`: from the beginning. */
  readonly next: string | null;
}

/**
 * Compares the records that have not ended with the jobs the queue has. The records are right: one without a job, or whose job
 * ended without it, goes back to the outbox; one that takes its workers down has failed. A long backlog is looked through a
 * part at a time, from `after`, unless the queue has fewer jobs than it should.
 */
export async function reconcileJobs<Work extends { readonly id: string; readonly galleryId: string }>(
  records: Reconciled<Work>,
  { queue, log }: { readonly queue: GalleryQueue; readonly log: Log },
  after: string | null,
): Promise<Reconciliation> {
  const { queueName } = records;
  const isShort = (await queue.countPending(queueName)) < (await records.countUnfinished());
  let next = isShort ? null : after;
  let requeued = 0;
  let failed = 0;
  do {
    const batch = await records.listUnfinished(next);
    const lost: string[] = [];
    for (const work of batch.work) {
      const fate = await settle(records, queue, work);
      if (fate === 'lost') lost.push(work.id);
      if (fate === 'failed') failed += 1;
      if (fate !== 'alive')
        log.warn({ id: work.id, galleryId: work.galleryId, fate }, 'a record without a job');
    }
    if (lost.length > 0) await records.requeue(lost);
    requeued += lost.length;
    next = batch.next;
  } while (next !== null && isShort);
  return { requeued, failed, next };
}

async function settle<Work extends { readonly id: string; readonly galleryId: string }>(
  records: Reconciled<Work>,
  queue: GalleryQueue,
  work: Work,
): Promise<'alive' | 'lost' | 'failed'> {
  const job = await queue.findJob(work.id, records.queueName);
  if (job === null) return 'lost';
  if (job.state === 'pending') return 'alive';
  if (job.state === 'failed' && (killsWorkers(job) || records.isHopeless(work))) {
    const why = `it was given up: ${job.failedReason ?? 'its job failed'}`;
    return (await records.giveUp(work, why)) ? 'failed' : 'alive';
  }
  // Its job ended and nothing was written of it: the records were away. The job's id must be free before it can be asked for
  // again.
  return (await queue.remove(work.id, records.queueName)) ? 'lost' : 'alive';
}

/** Every worker that took the job died with it; the next one would as well. BullMQ says so in words only. */
function killsWorkers(job: QueuedJob): boolean {
  return job.failedReason?.includes('stalled more than allowable limit') ?? false;
}

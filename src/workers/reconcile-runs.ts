import { setTimeout as sleep } from 'node:timers/promises';
import type { GalleryQueue, QueuedJob } from '../jobs/gallery-queue.ts';
import { type Log, logRarely } from '../log.ts';
import type { Resources } from '../resources.ts';
import { failRun } from '../storage/claimed-runs.ts';
import type { Database } from '../storage/database.ts';
import {
  countUnfinishedRuns,
  listUnfinishedRuns,
  requeueRuns,
  type UnfinishedRun,
} from '../storage/unfinished-runs.ts';

/** How often runs and jobs are compared, and how long a run must have been quiet to be looked at. */
export interface ReconcilerTimes {
  readonly everyMs: number;
  readonly quietSeconds: number;
}

const reconcilerTimes: ReconcilerTimes = { everyMs: 10_000, quietSeconds: 20 };

/** Brings runs whose job is lost back to the queue, at start and every few seconds, until `close`. */
export function startReconciler(
  resources: Pick<Resources, 'database' | 'queue' | 'log' | 'wakeRelay'>,
  times: ReconcilerTimes = reconcilerTimes,
): { readonly close: () => Promise<void> } {
  const { database, queue, log, wakeRelay } = resources;
  const onError = logRarely(log);
  const stop = new AbortController();
  const work = async () => {
    let after: string | null = null;
    while (!stop.signal.aborted) {
      try {
        const { requeued, next } = await reconcileRuns({ database, queue, log }, times.quietSeconds, after);
        after = next;
        if (requeued > 0) wakeRelay();
      } catch (error) {
        onError(error, 'reconciler');
      }
      await sleep(times.everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  };
  const done = work();
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

/**
 * Compares the runs that have not ended with the jobs the queue has. The records are right: a run without a job, or whose
 * job ended without it, goes back to the outbox; one that takes its workers down has failed. A long backlog is looked
 * through a part at a time, from `after`, unless the queue has fewer jobs than it should.
 */
export async function reconcileRuns(
  { database, queue, log }: { readonly database: Database; readonly queue: GalleryQueue; readonly log: Log },
  quietSeconds: number,
  after: string | null = null,
): Promise<{ readonly requeued: number; readonly failed: number; readonly next: string | null }> {
  const isShort = (await queue.countPending()) < (await countUnfinishedRuns(database));
  let next = isShort ? null : after;
  let requeued = 0;
  let failed = 0;
  do {
    const batch = await listUnfinishedRuns(database, { quietSeconds, after: next, limit: runsAtOnce });
    const lost: string[] = [];
    for (const run of batch.runs) {
      const fate = await settle(database, queue, run);
      if (fate === 'lost') lost.push(run.id);
      if (fate === 'failed') failed += 1;
      if (fate !== 'alive') log.warn({ runId: run.id, galleryId: run.galleryId, fate }, 'run without a job');
    }
    if (lost.length > 0) await requeueRuns(database, lost);
    requeued += lost.length;
    next = batch.next;
  } while (next !== null && isShort);
  return { requeued, failed, next };
}

const runsAtOnce = 500;
const mostAttempts = 25;

async function settle(
  database: Database,
  queue: GalleryQueue,
  run: UnfinishedRun,
): Promise<'alive' | 'lost' | 'failed'> {
  const job = await queue.findJob(run.id);
  if (job === null) return 'lost';
  if (job.state === 'pending') return 'alive';
  if (job.state === 'failed' && (killsWorkers(job) || run.attempts >= mostAttempts)) {
    const message = `the run was given up: ${job.failedReason ?? 'its job failed'}`;
    const error = { code: 'RUN_FAILED', message };
    return (await failRun(database, run.id, run.fence, error)) ? 'failed' : 'alive';
  }
  // Its job ended and nothing was written of the run: the records were away, not the gallery at fault. The job's id must
  // be free before it can be asked for again.
  return (await queue.remove(run.id)) ? 'lost' : 'alive';
}

/** Every worker that took the job died with it; the next one would as well. BullMQ says so in words only. */
function killsWorkers(job: QueuedJob): boolean {
  return job.failedReason?.includes('stalled more than allowable limit') ?? false;
}

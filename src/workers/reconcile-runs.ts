import type { GalleryQueue } from '../jobs/gallery-queue.ts';
import type { Log } from '../log.ts';
import { failRun } from '../storage/claimed-runs.ts';
import type { Database } from '../storage/database.ts';
import { countUnfinishedRuns, listUnfinishedRuns, requeueRuns } from '../storage/unfinished-runs.ts';
import { reconcileJobs, type Reconciliation } from './reconcile-jobs.ts';

/** Compares the runs that have not ended and were quiet for so long with the jobs the queue has, from `after`. */
export function reconcileRuns(
  { database, queue, log }: { readonly database: Database; readonly queue: GalleryQueue; readonly log: Log },
  quietSeconds: number,
  after: string | null = null,
): Promise<Reconciliation> {
  return reconcileJobs(
    {
      queueName: 'galleries',
      countUnfinished: () => countUnfinishedRuns(database),
      listUnfinished: (from) =>
        listUnfinishedRuns(database, { quietSeconds, after: from, limit: runsAtOnce }),
      requeue: (ids) => requeueRuns(database, ids),
      isHopeless: (run) => run.attempts >= mostAttempts,
      giveUp: (run, why) => failRun(database, run.id, run.fence, { code: 'RUN_FAILED', message: why }),
    },
    { queue, log },
    after,
  );
}

const runsAtOnce = 500;
const mostAttempts = 25;

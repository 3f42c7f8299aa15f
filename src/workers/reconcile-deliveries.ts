import type { GalleryQueue } from '../jobs/gallery-queue.ts';
import type { Log } from '../log.ts';
import type { Database } from '../storage/database.ts';
import {
  countUnfinishedDeliveries,
  giveUpDelivery,
  listUnfinishedDeliveries,
  requeueDeliveries,
} from '../storage/unfinished-deliveries.ts';
import { reconcileJobs, type Reconciliation } from './reconcile-jobs.ts';

/** Compares the deliveries that have not ended and were quiet for so long with the jobs the queue has, from `after`. */
export function reconcileDeliveries(
  { database, queue, log }: { readonly database: Database; readonly queue: GalleryQueue; readonly log: Log },
  quietSeconds: number,
  after: string | null = null,
): Promise<Reconciliation> {
  return reconcileJobs(
    {
      queueName: 'deliveries',
      countUnfinished: () => countUnfinishedDeliveries(database),
      listUnfinished: (from) =>
        listUnfinishedDeliveries(database, { quietSeconds, after: from, limit: deliveriesAtOnce }),
      requeue: (ids) => requeueDeliveries(database, ids),
      // How often an output is tried, its own rule says; a job that failed only says that the records were away.
      isHopeless: () => false,
      giveUp: (delivery, why) => giveUpDelivery(database, delivery.id, why),
    },
    { queue, log },
    after,
  );
}

const deliveriesAtOnce = 500;

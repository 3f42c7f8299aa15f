import { setTimeout as sleep } from 'node:timers/promises';
import { reached } from '../checkpoints.ts';
import { ExpectedError } from '../errors.ts';
import type { DeliveryOrder, GalleryOrder, GalleryQueue } from '../jobs/gallery-queue.ts';
import { logRarely } from '../log.ts';
import type { WorkSource } from '../metrics/open-metrics.ts';
import type { Resources } from '../resources.ts';
import type { Sources } from '../sources/source.ts';
import type { Database } from '../storage/database.ts';
import {
  claimOutbox,
  markPublished,
  type OutboxRow,
  type OutboxWork,
  releaseOutbox,
} from '../storage/outbox.ts';

/** Carries what the outbox holds to the queue until `close`: when it is woken, and every second. */
export function startRelay(
  resources: Pick<Resources, 'database' | 'queue' | 'log' | 'onWakeRelay' | 'metrics' | 'settings'>,
): { readonly close: () => Promise<void> } {
  const { database, queue, log, onWakeRelay, metrics, settings } = resources;
  const count = (work: OutboxWork) => {
    if (work.kind === 'delivery') metrics.enqueued.inc({ queue: 'deliveries', source: 'publication' });
    else metrics.enqueued.inc({ queue: 'galleries', source: wayOf(work, settings.sources) });
  };
  const onError = logRarely(log);
  let isClosed = false;
  let isWoken = false;
  let nap = new AbortController();
  const wake = () => {
    isWoken = true;
    nap.abort();
  };
  onWakeRelay(wake);
  const work = async () => {
    while (!isClosed) {
      isWoken = false;
      const carried = await relayOutbox(database, queue, count).catch((error: unknown) => {
        onError(error, 'outbox relay');
        return 0;
      });
      if (carried > 0 || isWoken || isClosed) continue;
      nap = new AbortController();
      await sleep(pollMs, undefined, { signal: nap.signal }).catch(() => {});
    }
  };
  const done = work();
  return {
    close: async () => {
      isClosed = true;
      wake();
      await done;
    },
  };
}

/**
 * Takes what waits in the outbox to the queue, oldest first; how many rows that was. The queue knows a job by its run or its
 * delivery, so a crash between adding and marking only adds again what is there.
 */
export async function relayOutbox(
  database: Database,
  queue: GalleryQueue,
  onQueued: (work: OutboxWork) => void = () => {},
): Promise<number> {
  // A queue that takes nothing must not use up the claims.
  await queue.check();
  await refuseFull(queue);
  const rows = await claimOutbox(database, rowsAtOnce);
  if (rows.length === 0) return 0;
  reached('relay-claimed');
  const sequences = rows.map(({ sequence }) => sequence);
  try {
    await queue.add(rows.map(toOrder));
  } catch (error) {
    await releaseOutbox(database, sequences);
    throw error;
  }
  for (const { work } of rows) onQueued(work);
  reached('relay-queued');
  await markPublished(database, sequences);
  reached('relay-marked');
  return rows.length;
}

/** A Redis that is full lets workers end nothing: before it is, work waits in the records. */
async function refuseFull(queue: GalleryQueue): Promise<void> {
  const share = await queue.readMemoryShare();
  if (share === null || share < fullShare) return;
  throw new ExpectedError(
    'SERVICE_UNREACHABLE',
    `Redis has used ${Math.round(share * 100)} % of its memory: work waits until there is room`,
  );
}

/** How what a run cleans came here. */
function wayOf(
  { source: name, isRerun }: Extract<OutboxWork, { kind: 'run' }>,
  sources: Sources,
): WorkSource {
  if (isRerun) return 'rerun';
  const source = sources.list.find((each) => each.name === name);
  if (source === undefined || source.folder === source.poll) return 'webhook';
  return source.folder === null ? 'scheduler' : 'drop';
}

function toOrder({ work, traceContext }: OutboxRow): GalleryOrder | DeliveryOrder {
  if (work.kind === 'run') {
    const { runId, galleryId, priority } = work;
    return { name: 'clean-gallery', id: runId, payload: { runId, galleryId }, priority, traceContext };
  }
  const { deliveryId, galleryId, output } = work;
  return {
    name: 'deliver-publication',
    id: deliveryId,
    payload: { deliveryId, galleryId, output },
    traceContext,
  };
}

const pollMs = 1000;
const rowsAtOnce = 200;
/** Intake refuses before this, so that what is in work can end. */
const fullShare = 0.9;

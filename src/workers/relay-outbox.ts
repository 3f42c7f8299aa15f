import { setTimeout as sleep } from 'node:timers/promises';
import { reached } from '../checkpoints.ts';
import type { DeliveryOrder, GalleryOrder, GalleryQueue } from '../jobs/gallery-queue.ts';
import { logRarely } from '../log.ts';
import type { Resources } from '../resources.ts';
import type { Database } from '../storage/database.ts';
import { claimOutbox, markPublished, type OutboxWork, releaseOutbox } from '../storage/outbox.ts';

/** Carries what the outbox holds to the queue until `close`: when it is woken, and every second. */
export function startRelay(resources: Pick<Resources, 'database' | 'queue' | 'log' | 'onWakeRelay'>): {
  readonly close: () => Promise<void>;
} {
  const { database, queue, log, onWakeRelay } = resources;
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
      const carried = await relayOutbox(database, queue).catch((error: unknown) => {
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
export async function relayOutbox(database: Database, queue: GalleryQueue): Promise<number> {
  // A queue that takes nothing must not use up the claims.
  await queue.check();
  const rows = await claimOutbox(database, rowsAtOnce);
  if (rows.length === 0) return 0;
  reached('relay-claimed');
  const sequences = rows.map(({ sequence }) => sequence);
  try {
    await queue.add(rows.map(({ work }) => toOrder(work)));
  } catch (error) {
    await releaseOutbox(database, sequences);
    throw error;
  }
  reached('relay-queued');
  await markPublished(database, sequences);
  reached('relay-marked');
  return rows.length;
}

function toOrder(work: OutboxWork): GalleryOrder | DeliveryOrder {
  if (work.kind === 'run') {
    const { runId, galleryId, priority } = work;
    return { name: 'clean-gallery', id: runId, payload: { runId, galleryId }, priority };
  }
  const { deliveryId, galleryId, output } = work;
  return { name: 'deliver-publication', id: deliveryId, payload: { deliveryId, galleryId, output } };
}

const pollMs = 1000;
const rowsAtOnce = 200;

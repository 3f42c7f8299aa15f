import { setTimeout as sleep } from 'node:timers/promises';
import type { GalleryQueue } from '../jobs/gallery-queue.ts';
import { queueNames } from '../jobs/jobs.ts';
import { logRarely } from '../log.ts';
import type { Resources } from '../resources.ts';
import { listUnfinishedBulkReruns } from '../storage/bulk-reruns.ts';
import type { Database } from '../storage/database.ts';
import { listPauses } from '../storage/queue-pauses.ts';

/** Sees to it, at start and every few seconds until `close`, that the queue knows what is to be done beside the runs. */
export function startUpkeep(
  resources: Pick<Resources, 'database' | 'queue' | 'log'>,
  everyMs = 10_000,
): { readonly close: () => Promise<void> } {
  const { database, queue, log } = resources;
  const onError = logRarely(log);
  const stop = new AbortController();
  const work = async () => {
    while (!stop.signal.aborted) {
      await orderUpkeep(database, queue).catch((error: unknown) => onError(error, 'upkeep'));
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => {});
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

/** A queue is stopped as the records say, every bulk rerun that has not ended is somebody's job, and retention comes every hour. */
async function orderUpkeep(database: Database, queue: GalleryQueue): Promise<void> {
  await applyPauses(database, queue);
  await queue.scheduleRetention(retentionEveryMs);
  for (const bulkId of await listUnfinishedBulkReruns(database)) await queue.askReruns(bulkId);
}

/** Also when Redis was away when somebody asked, or came back as another one that knows of no pause. */
async function applyPauses(database: Database, queue: GalleryQueue): Promise<void> {
  const paused = new Set((await listPauses(database)).map((pause) => pause.queue));
  for (const name of queueNames) {
    if ((await queue.isPaused(name)) !== paused.has(name)) await queue.setPaused(name, paused.has(name));
  }
}

const retentionEveryMs = 60 * 60_000;

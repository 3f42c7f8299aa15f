import { removePhotoFiles } from '../storage/photo-removals.ts';
import { removeExpired } from '../storage/retention.ts';
import type { WorkTools } from './work-tools.ts';

/** How much is removed at once, and how much by one job: the next one goes on. */
const limit = 100;
const batchesAtOnce = 50;

/** Longer than any delivery takes from writing its photos' files to naming them in the records. */
const graceMs = 60 * 60_000;

/** Removes records that need not be kept any more, then the files of photos that nobody names. */
export async function applyRetention({ database, photoStore, retention, log }: WorkTools): Promise<void> {
  for (let batch = 0; batch < batchesAtOnce; batch += 1) {
    const removed = await removeExpired(database, retention, { limit, quietSeconds: graceMs / 1000 });
    // Somebody else is about it.
    if (removed === null) break;
    const counts = Object.values(removed);
    if (counts.some((count) => count > 0)) log.info({ ...removed }, 'removed what was kept long enough');
    if (counts.every((count) => count < limit)) break;
  }
  const photoFiles = await removePhotoFiles(database, photoStore, { graceMs, limit: limit * batchesAtOnce });
  if (photoFiles > 0) log.info({ photoFiles }, 'removed photos that no gallery names');
}

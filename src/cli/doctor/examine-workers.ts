import { type Courier, openGalleryQueue } from '../../jobs/gallery-queue.ts';
import type { Database } from '../../storage/database.ts';
import { readBacklog } from '../../storage/health/read-backlog.ts';
import { doubtful, type Finding, inWords, ok, wrong } from './finding.ts';

/** Who takes jobs, and whether there are any to take; `null`: what is to be done is not known. */
export async function examineWorkers(courier: Courier, database: Database | null): Promise<Finding> {
  const check = 'workers';
  const queue = await openGalleryQueue(courier, () => {}).catch((error: unknown) => inWords(error));
  if (typeof queue === 'string') return doubtful(check, `nobody can tell: ${queue}`, 'Mend Redis first.');
  try {
    const { workers } = await queue.readFacts();
    if (workers === null)
      return doubtful(check, 'Redis hides its clients (CLIENT LIST)', 'Look at the processes themselves.');
    if (workers.length > 0) return ok(check, workers.map(({ name }) => name).join(', '));
    const waiting = await countWaiting(database);
    const remedy = 'Start `cutline start --role worker`.';
    return waiting > 0
      ? wrong(check, `none, and ${waiting === 1 ? '1 gallery waits' : `${waiting} galleries wait`}`, remedy)
      : doubtful(check, 'none, and nothing waits', remedy);
  } catch (error) {
    return doubtful(check, `nobody can tell: ${inWords(error)}`, 'Mend Redis first.');
  } finally {
    await queue.close();
  }
}

/** Records that were never made hold nothing that waits. */
async function countWaiting(database: Database | null): Promise<number> {
  const backlog = database === null ? null : await readBacklog(database).catch(() => null);
  return backlog?.runs.waiting ?? 0;
}

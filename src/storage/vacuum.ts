import type { Database } from './database.ts';

/**
 * Clears dead rows from a data folder every minute: PGlite has no autovacuum of its own, and a queue writes each of its
 * rows many times.
 */
export function startVacuum(
  database: Database,
  onError: (error: unknown) => void,
  everyMs = minuteMs,
): { readonly close: () => Promise<void> } {
  let work = Promise.resolve();
  const timer = setInterval(() => {
    work = work.then(() => vacuum(database)).catch(onError);
  }, everyMs);
  timer.unref();
  return {
    close: async () => {
      clearInterval(timer);
      await work;
    },
  };
}

const minuteMs = 60_000;
const busyTables = ['runs', 'listings', 'outbox', 'deliveries', 'bullmq.job', 'bullmq.event'];

async function vacuum(database: Database): Promise<void> {
  for (const table of busyTables) await database.query(`vacuum ${table}`);
}

import { noteInAudit } from './audit.ts';
import type { Database } from './database.ts';
import { storableText } from './storable-text.ts';

/** A queue that somebody stopped. */
export interface QueuePause {
  readonly queue: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly since: string;
}

/** Writes down that a queue is stopped or goes on, and who wants it so; what is so already changes nothing. */
export async function setPause(
  database: Database,
  { queue, isPaused, who }: { readonly queue: string; readonly isPaused: boolean; readonly who: string },
): Promise<void> {
  await database.transaction(async (query) => {
    const changed = isPaused
      ? await query(
          `insert into queue_pauses (queue, paused_by) values ($1, $2) on conflict do nothing returning queue`,
          [queue, storableText(who)],
        )
      : await query(`delete from queue_pauses where queue = $1 returning queue`, [queue]);
    if (changed.length === 0) return;
    const action = isPaused ? 'queue-paused' : 'queue-resumed';
    await noteInAudit(query, { actor: who, action, galleryId: null, runId: null, detail: { queue } });
  });
}

/** The queues that are stopped. */
export async function listPauses(database: Database): Promise<readonly QueuePause[]> {
  const rows = await database.query<{
    readonly queue: string;
    readonly paused_by: string;
    readonly paused_at: Date;
  }>(`select queue, paused_by, paused_at from queue_pauses order by queue`);
  return rows.map(({ queue, paused_by: by, paused_at: at }) => ({ queue, by, since: at.toISOString() }));
}

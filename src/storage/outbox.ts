import type { Database } from './database.ts';

/** A run the queue has to hear of. */
export interface OutboxRow {
  readonly runId: string;
  readonly galleryId: string;
  /** BullMQ's: the smaller goes first. */
  readonly priority: number;
}

export interface OutboxState {
  readonly pending: number;
  /** Seconds the oldest row has waited; 0 when none waits. */
  readonly oldestAgeSeconds: number;
}

/** Takes up to `limit` rows for a few seconds, oldest first; another relay takes others. */
export async function claimOutbox(database: Database, limit: number): Promise<readonly OutboxRow[]> {
  const rows = await database.query<ClaimedRow>(
    `with claimed as (
       update outbox
          set claimed_until = now() + interval '5 seconds', attempts = attempts + 1
        where run_id in (
          select run_id from outbox
           where published_at is null and (claimed_until is null or claimed_until < now())
           order by sequence
           limit $1
           for update skip locked)
        returning run_id, gallery_id, sequence)
     select claimed.run_id, claimed.gallery_id, runs.priority
       from claimed join runs on runs.id = claimed.run_id
      order by claimed.sequence`,
    [limit],
  );
  return rows.map(({ run_id: runId, gallery_id: galleryId, priority }) => ({ runId, galleryId, priority }));
}

/** The queue has these runs now. */
export async function markPublished(database: Database, runIds: readonly string[]): Promise<void> {
  await database.query(
    `update outbox set published_at = now(), claimed_until = null where run_id = any($1)`,
    [runIds],
  );
}

/** The queue did not take these runs: they may be tried again at once. */
export async function releaseOutbox(database: Database, runIds: readonly string[]): Promise<void> {
  await database.query(
    `update outbox set claimed_until = null where run_id = any($1) and published_at is null`,
    [runIds],
  );
}

/** How much waits for the queue, for readiness and metrics. */
export async function readOutboxState(database: Database): Promise<OutboxState> {
  const [row] = await database.query<{ pending: string; age: string }>(
    `select count(*) as pending, coalesce(extract(epoch from now() - min(created_at)), 0) as age
       from outbox where published_at is null`,
  );
  return { pending: Number(row?.pending ?? 0), oldestAgeSeconds: Number(row?.age ?? 0) };
}

interface ClaimedRow {
  readonly run_id: string;
  readonly gallery_id: string;
  readonly priority: number;
}

import type { Database } from './database.ts';
import { receivedReason } from './runs.ts';

/** Something the queue has to hear of. */
export interface OutboxRow {
  /** The row's own number. */
  readonly sequence: string;
  /** The trace of whoever asked, which goes on in who does it; `null`: there is none. */
  readonly traceContext: string | null;
  readonly work: OutboxWork;
}

/** A run that is to be done, or a delivery. */
export type OutboxWork =
  | {
      readonly kind: 'run';
      readonly runId: string;
      readonly galleryId: string;
      /** BullMQ's: the smaller goes first. */
      readonly priority: number;
      /** Who sent the gallery. */
      readonly source: string;
      /** Asked for by a person or a rule, not by what came. */
      readonly isRerun: boolean;
    }
  | {
      readonly kind: 'delivery';
      readonly deliveryId: string;
      readonly galleryId: string;
      readonly output: string;
    };

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
        where sequence in (
          select sequence from outbox
           where published_at is null and (claimed_until is null or claimed_until < now())
           order by sequence
           limit $1
           for update skip locked)
        returning sequence, run_id, delivery_id, trace_context)
     select claimed.sequence, claimed.trace_context, claimed.run_id, claimed.delivery_id, runs.priority, deliveries.output,
            galleries.source, runs.reason <> $2 as is_rerun, coalesce(runs.gallery_id, deliveries.gallery_id) as gallery_id
       from claimed
       left join runs on runs.id = claimed.run_id
       left join galleries on galleries.id = runs.gallery_id
       left join deliveries on deliveries.id = claimed.delivery_id
      order by claimed.sequence`,
    [limit, receivedReason],
  );
  return rows.map((row) => ({
    sequence: row.sequence,
    traceContext: row.trace_context,
    work: toWork(row),
  }));
}

/** The queue has what these rows speak of now. */
export async function markPublished(database: Database, sequences: readonly string[]): Promise<void> {
  await database.query(
    `update outbox set published_at = now(), claimed_until = null where sequence = any($1::bigint[])`,
    [sequences],
  );
}

/** The queue did not take what these rows speak of: they may be tried again at once. */
export async function releaseOutbox(database: Database, sequences: readonly string[]): Promise<void> {
  await database.query(
    `update outbox set claimed_until = null where sequence = any($1::bigint[]) and published_at is null`,
    [sequences],
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

type ClaimedRow = {
  readonly sequence: string;
  readonly gallery_id: string;
  readonly trace_context: string | null;
} & (
  | {
      readonly run_id: string;
      readonly priority: number;
      readonly source: string;
      readonly is_rerun: boolean;
      readonly delivery_id: null;
    }
  | { readonly run_id: null; readonly delivery_id: string; readonly output: string }
);

function toWork(row: ClaimedRow): OutboxWork {
  return row.run_id === null
    ? { kind: 'delivery', deliveryId: row.delivery_id, galleryId: row.gallery_id, output: row.output }
    : {
        kind: 'run',
        runId: row.run_id,
        galleryId: row.gallery_id,
        priority: row.priority,
        source: row.source,
        isRerun: row.is_rerun,
      };
}

import type { Database } from './database.ts';

/** Runs that failed alike. */
export interface FailureGroup {
  /** The code and the message, without what differs from gallery to gallery. */
  readonly cause: string;
  readonly count: number;
  /** When the newest of them ended; ISO 8601, UTC. */
  readonly newestAt: string;
  /** The newest of them. */
  readonly example: { readonly runId: string; readonly galleryId: string; readonly message: string };
}

/** Up to `limit` causes for which runs have failed, the newest first. */
export async function listFailures(database: Database, limit = 100): Promise<readonly FailureGroup[]> {
  const rows = await database.query<FailureRow>(
    `select grouped.cause, count, finished_at, id, gallery_id, error ->> 'message' as message
       from (select cause, count(*) as count, max(sequence) as newest from runs
              where cause is not null group by cause order by newest desc limit $1) as grouped
       join runs on runs.sequence = newest
      order by newest desc`,
    [limit],
  );
  return rows.map(({ cause, count, finished_at: newestAt, id, gallery_id: galleryId, message }) => ({
    cause,
    count: Number(count),
    newestAt: newestAt.toISOString(),
    example: { runId: id, galleryId, message },
  }));
}

/** Up to `limit` runs that failed for a cause, the oldest first. */
export async function listFailedRuns(
  database: Database,
  cause: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await database.query<{ readonly id: string }>(
    `select id from runs where cause = $1 order by sequence limit $2`,
    [cause, limit],
  );
  return rows.map(({ id }) => id);
}

/** How many runs that failed for a cause have not been tried again. */
export async function countFailedRuns(database: Database, cause: string): Promise<number> {
  const [row] = await database.query<{ readonly count: string }>(
    `select count(*) from runs where cause = $1`,
    [cause],
  );
  return Number(row?.count ?? 0);
}

interface FailureRow {
  readonly cause: string;
  readonly count: string;
  readonly finished_at: Date;
  readonly id: string;
  readonly gallery_id: string;
  readonly message: string;
}

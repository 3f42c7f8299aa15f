import type { Database } from './database.ts';

/** A run the queue was told of and that has not ended. */
export interface UnfinishedRun {
  readonly id: string;
  readonly galleryId: string;
  readonly fence: number;
  /** How often a worker has taken it up. */
  readonly attempts: number;
}

/** Runs the queue has had for a while and that have not ended, in order; `next` goes on where this stopped. */
export async function listUnfinishedRuns(
  database: Database,
  question: { readonly quietSeconds: number; readonly after: string | null; readonly limit: number },
): Promise<{ readonly work: readonly UnfinishedRun[]; readonly next: string | null }> {
  const { quietSeconds, after, limit } = question;
  const rows = await database.query<UnfinishedRow>(
    `select runs.id, runs.gallery_id, runs.fence, runs.attempts, runs.sequence
       from runs
       join outbox on outbox.run_id = runs.id
      where runs.state in ('queued', 'running')
        and runs.changed_at < now() - make_interval(secs => $1)
        and outbox.published_at < now() - make_interval(secs => $1)
        and ($2::bigint is null or runs.sequence > $2)
      order by runs.sequence
      limit $3`,
    [quietSeconds, after, limit],
  );
  const work = rows.map(({ id, gallery_id: galleryId, fence, attempts }) => ({
    id,
    galleryId,
    fence,
    attempts,
  }));
  return { work, next: rows.length < limit ? null : (rows.at(-1)?.sequence ?? null) };
}

/** How many runs the queue was told of and have not ended. */
export async function countUnfinishedRuns(database: Database): Promise<number> {
  const [row] = await database.query<{ count: string }>(
    `select count(*)
       from runs
       join outbox on outbox.run_id = runs.id
      where runs.state in ('queued', 'running') and outbox.published_at is not null`,
  );
  return Number(row?.count ?? 0);
}

/** Puts runs back to the start: the relay tells the queue of them again. Runs that ended meanwhile stay as they are. */
export async function requeueRuns(database: Database, runIds: readonly string[]): Promise<void> {
  await database.query(
    `with waiting as (
       update runs set state = 'queued', changed_at = now()
        where id = any($1) and state in ('queued', 'running')
        returning id)
     update outbox set published_at = null, claimed_until = null
      where run_id in (select id from waiting)`,
    [runIds],
  );
}

interface UnfinishedRow {
  readonly id: string;
  readonly gallery_id: string;
  readonly fence: number;
  readonly attempts: number;
  readonly sequence: string;
}

import type { Database } from '../database.ts';
import { bucketStarts, type Histogram } from './duration-histogram.ts';

/** What was done in a stretch of time. */
export interface WorkDone {
  readonly asked: number;
  /** Failed or not. */
  readonly ended: number;
  readonly failed: number;
}

export interface RunsDone extends WorkDone {
  /** From being asked for to being taken up, of those taken up in that time. */
  readonly wait: Histogram;
  /** How long the attempt took that ended the run. */
  readonly run: Histogram;
}

/** A stretch of time, ISO 8601: from `from` to before `to`. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** The runs of a stretch of time. */
export async function measureRuns(database: Database, { from, to }: Stretch): Promise<RunsDone> {
  const rows = await database.query<MeasuredRow>(
    // Whatever was asked for, taken up or ended since then has changed since then: one look into one index.
    `with recent as materialized (
       select created_at, started_at, finished_at, state,
              extract(epoch from started_at - created_at)::float8 * 1000 as wait_ms,
              coalesce((timings ->> 'photosMs')::float8 + (timings ->> 'loadMs')::float8 + (timings ->> 'cleanMs')::float8,
                       extract(epoch from finished_at - started_at)::float8 * 1000) as run_ms
         from runs where changed_at >= $1)
     select 'asked' as what, 0 as bucket, count(*) from recent where created_at >= $1 and created_at < $2
     union all
     select 'ended', 0, count(*) from recent where finished_at >= $1 and finished_at < $2
     union all
     select 'failed', 0, count(*) from recent where finished_at >= $1 and finished_at < $2 and state = 'failed'
     union all
     select 'wait', width_bucket(wait_ms, $3::float8[]), count(*) from recent
      where started_at >= $1 and started_at < $2 group by 2
     union all
     select 'run', width_bucket(run_ms, $3::float8[]), count(*) from recent
      where finished_at >= $1 and finished_at < $2 and started_at is not null group by 2`,
    [from, to, bucketStarts],
  );
  const histogram = (name: string) =>
    Object.fromEntries(
      rows.filter(({ what }) => what === name).map(({ bucket, count }) => [bucket, Number(count)]),
    );
  return { ...countsOf(rows), wait: histogram('wait'), run: histogram('run') };
}

/** The deliveries to outputs of a stretch of time. */
export async function measureDeliveries(database: Database, { from, to }: Stretch): Promise<WorkDone> {
  const rows = await database.query<MeasuredRow>(
    `with recent as materialized (select created_at, finished_at, state from deliveries where changed_at >= $1)
     select 'asked' as what, 0 as bucket, count(*) from recent where created_at >= $1 and created_at < $2
     union all
     select 'ended', 0, count(*) from recent where finished_at >= $1 and finished_at < $2
     union all
     select 'failed', 0, count(*) from recent where finished_at >= $1 and finished_at < $2 and state = 'failed'`,
    [from, to],
  );
  return countsOf(rows);
}

function countsOf(rows: readonly MeasuredRow[]): WorkDone {
  const count = (name: string) => Number(rows.find(({ what }) => what === name)?.count ?? 0);
  return { asked: count('asked'), ended: count('ended'), failed: count('failed') };
}

interface MeasuredRow {
  readonly what: string;
  readonly bucket: number;
  readonly count: string;
}

import type { Database } from '../database.ts';
import type { RunsDone, WorkDone } from './measure-work.ts';
import type { Backlog } from './read-backlog.ts';

/** What was measured of one minute; the backlog and what follows is of its end. */
export interface HealthFacts {
  readonly runs: RunsDone;
  readonly deliveries: WorkDone;
  readonly backlog: Backlog;
  /** Processes that take jobs; `null`: the engine did not tell. */
  readonly workers: number | null;
  readonly redisBytes: number | null;
  readonly databaseBytes: number;
}

export interface HealthSample extends HealthFacts {
  /** When the minute began; ISO 8601, UTC. */
  readonly minute: string;
}

/** The last minute that is over, by the database's clock, unless somebody measured it already. */
export async function findUnmeasuredMinute(database: Database): Promise<string | null> {
  const [row] = await database.query<{ readonly minute: Date }>(
    `select minute from (select date_trunc('minute', now()) - interval '1 minute' as minute) as last
      where not exists (select from health_samples where health_samples.minute = last.minute)`,
  );
  return row?.minute.toISOString() ?? null;
}

/** Keeps what was measured of a minute, once, and removes what is older than the charts show. */
export async function keepSample(database: Database, minute: string, facts: HealthFacts): Promise<void> {
  await database.query(
    `insert into health_samples (minute, facts) values ($1, $2) on conflict (minute) do nothing`,
    [minute, JSON.stringify(facts)],
  );
  await database.query(`delete from health_samples where minute < now() - make_interval(days => $1)`, [
    keptDays,
  ]);
}

/** A week, and a day on which somebody looks at it. */
const keptDays = 8;

/** The samples of the last `minutes`, the oldest first. */
export async function listSamples(database: Database, minutes: number): Promise<readonly HealthSample[]> {
  const rows = await database.query<{ readonly minute: Date; readonly facts: HealthFacts }>(
    `select minute, facts from health_samples where minute >= now() - make_interval(mins => $1) order by minute`,
    [minutes],
  );
  return rows.map(({ minute, facts }) => ({ minute: minute.toISOString(), ...facts }));
}

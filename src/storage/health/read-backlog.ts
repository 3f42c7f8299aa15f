import type { Database } from '../database.ts';
import { readOutboxState } from '../outbox.ts';
import { runPriorities } from '../runs.ts';

/** What is still to be done. Ages are in seconds; `null`: nothing waits. */
export interface Backlog {
  readonly runs: {
    readonly waiting: number;
    readonly running: number;
    /** Bulk reruns, which give way to everything else, aside. */
    readonly oldestWaitingSeconds: number | null;
  };
  readonly deliveries: {
    /** Also those that wait for their next attempt. */
    readonly pending: number;
    /** Of those that could go now. */
    readonly oldestDueSeconds: number | null;
  };
  /** What the queue has not heard of yet. */
  readonly outbox: { readonly pending: number; readonly oldestSeconds: number | null };
}

/** What is still to be done, and for how long it has been. */
export async function readBacklog(database: Database): Promise<Backlog> {
  const [runs, deliveries, outbox] = await Promise.all([
    readRuns(database),
    readDeliveries(database),
    readOutboxState(database),
  ]);
  const { pending, oldestAgeSeconds } = outbox;
  return {
    runs,
    deliveries,
    outbox: { pending, oldestSeconds: pending === 0 ? null : Math.max(0, oldestAgeSeconds) },
  };
}

async function readRuns(database: Database): Promise<Backlog['runs']> {
  const [row] = await database.query<RunsRow>(
    // A run that failed and was asked for again waits since then: its row in the outbox says so. Only of those asked for
    // first: in a backlog of a hundred thousand the oldest is among them.
    `with waiting as (
       select coalesce(outbox.created_at, runs.created_at) as since
         from runs left join outbox on outbox.run_id = runs.id
        where runs.state = 'queued' and runs.priority < $1 order by runs.sequence limit 100)
     select count(*) filter (where state = 'queued') as waiting, count(*) filter (where state = 'running') as running,
            (select extract(epoch from now() - min(since)) from waiting) as oldest
       from runs where state in ('queued', 'running')`,
    [runPriorities.bulk],
  );
  return {
    waiting: Number(row?.waiting ?? 0),
    running: Number(row?.running ?? 0),
    oldestWaitingSeconds: toSeconds(row?.oldest),
  };
}

async function readDeliveries(database: Database): Promise<Backlog['deliveries']> {
  const [row] = await database.query<DeliveriesRow>(
    `select count(*) as pending,
            extract(epoch from now() - min(coalesce(next_attempt_at, created_at))
              filter (where coalesce(next_attempt_at, created_at) <= now())) as oldest
       from deliveries where state = 'pending'`,
  );
  return { pending: Number(row?.pending ?? 0), oldestDueSeconds: toSeconds(row?.oldest) };
}

/** Clocks that begin a transaction a little later than another see it in the future. */
function toSeconds(age: string | null | undefined): number | null {
  return age == null ? null : Math.max(0, Number(age));
}

interface RunsRow {
  readonly waiting: string;
  readonly running: string;
  readonly oldest: string | null;
}

interface DeliveriesRow {
  readonly pending: string;
  readonly oldest: string | null;
}

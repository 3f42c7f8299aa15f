import type { Database } from './database.ts';

/** How far a source was read. */
export interface PollCursor {
  /** The page to ask for next; `null`: the source's own address. */
  readonly url: string | null;
  /** What the server said of the page's version, to ask only for what is new. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Digests of what the page listed last, by the items' ids: it lists them again and again. */
  readonly seen: Readonly<Record<string, readonly string[]>>;
}

export interface PollRecord {
  readonly cursor: PollCursor | null;
  readonly polledAt: string;
  readonly problem: string | null;
  readonly failures: number;
}

/** What is known of a source's polls; `null` before the first. */
export async function findPoll(database: Database, source: string): Promise<PollRecord | null> {
  const [row] = await database.query<PollRow>(
    `select cursor, polled_at, problem, failures from polls where source = $1`,
    [source],
  );
  if (row === undefined) return null;
  const { cursor, problem, failures } = row;
  return { cursor, polledAt: row.polled_at.toISOString(), problem, failures };
}

/** Everything before the cursor is stored. */
export async function savePollCursor(database: Database, source: string, cursor: PollCursor): Promise<void> {
  await database.query(
    `insert into polls (source, cursor) values ($1, $2)
     on conflict (source) do update set cursor = excluded.cursor, polled_at = now()`,
    [source, JSON.stringify(cursor)],
  );
}

/** A poll has ended: at its end, or before it for a reason. */
export async function recordPoll(database: Database, source: string, problem: string | null): Promise<void> {
  await database.query(
    `insert into polls (source, problem, failures) values ($1, $2, case when $2::text is null then 0 else 1 end)
     on conflict (source) do update
       set problem = excluded.problem, polled_at = now(),
           failures = case when excluded.problem is null then 0 else polls.failures + 1 end`,
    [source, problem],
  );
}

interface PollRow {
  readonly cursor: PollCursor | null;
  readonly polled_at: Date;
  readonly problem: string | null;
  readonly failures: number;
}

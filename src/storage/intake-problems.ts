import type { Database } from './database.ts';
import { storableText } from './storable-text.ts';

/** A file or an item that became no gallery. */
export interface IntakeProblem {
  readonly name: string;
  readonly problem: string;
  /** How often it was met. */
  readonly times: number;
  readonly noticedAt: string;
}

/** Problems kept of one source. */
const mostKept = 1000;

/** Keeps what was wrong with a file or an item; the same problem again is counted. */
export async function recordIntakeProblem(
  database: Database,
  source: string,
  name: string,
  problem: string,
): Promise<void> {
  await database.query(
    `insert into intake_problems (source, name, problem) values ($1, $2, $3)
     on conflict (source, name, problem) do update
       set times = intake_problems.times + 1, noticed_at = now()`,
    [source, storableText(name).slice(0, 500), storableText(problem).slice(0, 2000)],
  );
  await database.query(
    `delete from intake_problems where source = $1 and noticed_at <
       (select noticed_at from intake_problems where source = $1 order by noticed_at desc offset $2 limit 1)`,
    [source, mostKept],
  );
}

/** A source's problems, the newest first. */
export async function listIntakeProblems(
  database: Database,
  source: string,
  limit: number,
): Promise<readonly IntakeProblem[]> {
  const rows = await database.query<{ name: string; problem: string; times: number; noticed_at: Date }>(
    `select name, problem, times, noticed_at from intake_problems
      where source = $1 order by noticed_at desc, id desc limit $2`,
    [source, limit],
  );
  return rows.map(({ noticed_at, ...row }) => ({ ...row, noticedAt: noticed_at.toISOString() }));
}

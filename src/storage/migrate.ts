import { readdir, readFile } from 'node:fs/promises';
import { ExpectedError } from '../errors.ts';
import { programFolder } from '../program-folder.ts';
import type { Database } from './database.ts';

/**
 * Applies the files of `migrations/` that were not applied yet, in the order of their names, all or none. One that begins with
 * `-- expands` leaves everything the version before it needs: that version may go on, and start again, beside the new one.
 */
export async function migrate(database: Database): Promise<void> {
  const names = await listMigrations();
  const files = await Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(new URL(name, folder), 'utf8') })),
  );
  await database.transaction(async (query) => {
    // Several processes may start at once: one migrates, the others wait and then find it done.
    await query(`select pg_advisory_xact_lock(hashtext('cutline migrations'))`);
    await query(
      `create table if not exists migrations (name text primary key, applied_at timestamptz(3) not null default now())`,
    );
    await query(`alter table migrations add column if not exists expands boolean not null default false`);
    const rows = await query<AppliedRow>(`select name, expands from migrations`);
    refuseNewer(rows, names);
    const applied = new Set(rows.map((row) => row.name));
    for (const { name, sql } of files.filter((file) => !applied.has(file.name))) {
      await query(sql);
      await query(`insert into migrations (name, expands) values ($1, $2)`, [
        name,
        sql.startsWith('-- expands'),
      ]);
    }
  });
}

/** Which migrations the records have had, which are still to come, and which this version does not know and cannot live with. */
export async function readMigrations(database: Database): Promise<{
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}> {
  const names = await listMigrations();
  const [table] = await database.query<{ is_there: boolean }>(
    `select to_regclass('migrations') is not null as is_there`,
  );
  // Records of before there was the column have none that only added.
  const rows = table?.is_there
    ? await database.query<AppliedRow>(
        `select name, coalesce((to_jsonb(migrations) ->> 'expands')::boolean, false) as expands
           from migrations order by name`,
      )
    : [];
  const applied = rows.map(({ name }) => name);
  return {
    applied,
    pending: names.filter((name) => !applied.includes(name)),
    unknown: listUnknown(rows, names),
  };
}

async function listMigrations(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
}

const folder = new URL('migrations/', programFolder);

interface AppliedRow {
  readonly name: string;
  readonly expands: boolean;
}

/** Records written by a later version may mean what this one does not know, unless it says that they do not. */
function refuseNewer(applied: readonly AppliedRow[], known: readonly string[]): void {
  const unknown = listUnknown(applied, known);
  if (unknown.length === 0) return;
  throw new ExpectedError(
    'DATA_DIR_UNUSABLE',
    `the records were written by a later version of cutline (${unknown.join(', ')})`,
  );
}

function listUnknown(applied: readonly AppliedRow[], known: readonly string[]): readonly string[] {
  return applied.flatMap(({ name, expands }) => (known.includes(name) || expands ? [] : [name]));
}

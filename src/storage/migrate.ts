import { readdir, readFile } from 'node:fs/promises';
import { ExpectedError } from '../errors.ts';
import type { Database } from './database.ts';

/** Applies the files of `migrations/` that were not applied yet, in the order of their names, all or none. */
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
    const rows = await query<{ name: string }>(`select name from migrations`);
    const applied = new Set(rows.map((row) => row.name));
    refuseNewer(applied, names);
    for (const { name, sql } of files.filter((file) => !applied.has(file.name))) {
      await query(sql);
      await query(`insert into migrations (name) values ($1)`, [name]);
    }
  });
}

/** Which migrations the records have had, which are still to come, and which this version does not know. */
export async function readMigrations(database: Database): Promise<{
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  readonly unknown: readonly string[];
}> {
  const names = await listMigrations();
  const [table] = await database.query<{ is_there: boolean }>(
    `select to_regclass('migrations') is not null as is_there`,
  );
  const rows = table?.is_there
    ? await database.query<{ name: string }>(`select name from migrations order by name`)
    : [];
  const applied = rows.map(({ name }) => name);
  return {
    applied,
    pending: names.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !names.includes(name)),
  };
}

async function listMigrations(): Promise<readonly string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
}

const folder = new URL('../../migrations/', import.meta.url);

/** Records written by a later version may mean what this one does not know. */
function refuseNewer(applied: ReadonlySet<string>, known: readonly string[]): void {
  const unknown = [...applied].filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new ExpectedError(
    'DATA_DIR_UNUSABLE',
    `the records were written by a later version of cutline (${unknown.join(', ')})`,
  );
}

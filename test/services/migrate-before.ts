import { readdir, readFile } from 'node:fs/promises';
import type { Database } from '../../src/storage/database.ts';

/** Makes the tables of a version that knew no migration from this one on. */
export async function migrateBefore(database: Database, first: string): Promise<void> {
  await database.query(
    `create table migrations (name text primary key, applied_at timestamptz(3) not null default now())`,
  );
  const names = (await readdir('migrations')).toSorted().filter((name) => name < first);
  for (const name of names) {
    await database.query(await readFile(`migrations/${name}`, 'utf8'));
    await database.query(`insert into migrations (name) values ($1)`, [name]);
  }
}

import { randomUUID } from 'node:crypto';
import { openPostgresDatabase } from '../src/storage/postgres-database.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { measureSearch } from './search/bench-database.ts';

/**
 * Made-up galleries in a database of its own, which is dropped at the end. `BENCH_DATABASE_URL` says where; without it,
 * postgres://postgres@127.0.0.1:5432/postgres.
 */
export const search: Scenario = {
  name: 'search',
  what: 'lists and searches over 1,000,000 galleries, any page',
  beside: "the same question's index-only floor in PostgreSQL",
  reach: '≤ 3 ×; p95 < 50 ms',
  onlyWhenNamed: 'it needs a PostgreSQL server and ten minutes, four of them to fill it',
  measure,
};

// oxlint-disable-next-line node/no-process-env -- a bench is a program of its own
const adminUrl = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function measure(effort: Effort): Promise<Measured> {
  const name = `cutline_bench_${randomUUID().replaceAll('-', '')}`;
  const admin = await openPostgresDatabase(adminUrl, console.error);
  await admin.query(`create database ${name}`);
  try {
    const url = new URL(adminUrl);
    url.pathname = name;
    const database = await openPostgresDatabase(url.href, console.error);
    try {
      return await measureSearch(database, effort === 'full' ? 1_000_000 : 20_000);
    } finally {
      await database.close();
    }
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.close();
  }
}

/**
 * Lists and searches over a million made-up galleries in a database of its own, which it drops at the end:
 * `npm run bench:search [-- COUNT]`. `BENCH_DATABASE_URL` says where (postgres://postgres@127.0.0.1:5432/postgres).
 */
import { randomUUID } from 'node:crypto';
import { openPostgresDatabase } from '../src/storage/postgres-database.ts';
import { bench } from './search/bench-database.ts';

const total = Number(process.argv[2] ?? 1_000_000);
// oxlint-disable-next-line node/no-process-env -- a bench is a program of its own
const adminUrl = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';

const name = `cutline_bench_${randomUUID().replaceAll('-', '')}`;
const admin = await openPostgresDatabase(adminUrl, console.error);
await admin.query(`create database ${name}`);
try {
  const url = new URL(adminUrl);
  url.pathname = name;
  const database = await openPostgresDatabase(url.href, console.error);
  try {
    await bench(database, total);
  } finally {
    await database.close();
  }
} finally {
  await admin.query(`drop database ${name} with (force)`);
  await admin.close();
}

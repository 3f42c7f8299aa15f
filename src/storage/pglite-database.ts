import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { ExpectedError } from '../errors.ts';
import type { Database, Plan, Query } from './database.ts';
import { lockDataFolder } from './data-folder-lock.ts';
import { PglitePool } from './pglite-pool.ts';
import { makeRecordsFolder } from './records-template.ts';

export interface PgliteDatabase extends Database {
  /** The same session for the queue: BullMQ takes it for a `pg.Pool`. */
  readonly pool: PglitePool;
}

/** The records in a data folder, which is this process's alone until `close`. */
export async function openPgliteDatabase(dataDir: string): Promise<PgliteDatabase> {
  await makeFolder(dataDir);
  const lock = await lockDataFolder(dataDir);
  try {
    const pglite = await openPglite(dataDir);
    const pool = await PglitePool.open(pglite);
    return {
      pool,
      query: queryOn(pool),
      transaction: (work) => transactionOn(pool, work),
      close: async () => {
        await pool.end();
        await pglite.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    // Captions under embargo are nobody else's to read.
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

async function openPglite(dataDir: string): Promise<PGlite> {
  const folder = join(dataDir, 'records');
  try {
    if (!(await exists(folder))) await initialise(dataDir, folder);
    return await PGlite.create(folder);
  } catch (error) {
    throw unusable(dataDir, error);
  }
}

/** Makes the records' folder under another name first, so that one cut short is never taken for a whole one. */
async function initialise(dataDir: string, folder: string): Promise<void> {
  const unfinished = join(dataDir, 'records.unfinished');
  await rm(unfinished, { recursive: true, force: true });
  await makeRecordsFolder(unfinished);
  await rename(unfinished, folder);
}

async function exists(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length > 0;
}

function queryOn(session: Pick<PglitePool, 'query'>): Query {
  return async <Row>(text: string, values?: readonly unknown[], plan?: Plan) => {
    const result = await session.query(text, values, plan);
    return result.rows as Row[];
  };
}

async function transactionOn<T>(pool: PglitePool, work: (query: Query) => Promise<T>): Promise<T> {
  const session = await pool.connect();
  try {
    await session.query('begin');
    const result = await work(queryOn(session));
    await session.query('commit');
    return result;
  } catch (error) {
    await session.query('rollback');
    throw error;
  } finally {
    session.release();
  }
}

function unusable(dataDir: string, error: unknown): ExpectedError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ExpectedError(
    'DATA_DIR_UNUSABLE',
    `the data folder ${dataDir} cannot be opened: ${reason}. ` +
      `Choose another with --data-dir, or put back a copy of it; moving ${join(dataDir, 'records')} away starts afresh`,
    { cause: error },
  );
}

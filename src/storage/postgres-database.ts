import pg from 'pg';
import { ExpectedError } from '../errors.ts';
import type { Database, Plan, Query } from './database.ts';
import { nameStatement } from './name-statement.ts';

/** The records in a PostgreSQL server; `SERVICE_UNREACHABLE` when it does not answer. */
export async function openPostgresDatabase(url: string, onError: (error: Error) => void): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    application_name: 'cutline',
  });
  // An idle connection that drops is replaced at the next query; unheard, the event would end the process.
  pool.on('error', onError);
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw unreachable(`PostgreSQL at ${withoutPassword(url)}: ${reason(error)}`, error);
  }
  return {
    query: queryOn(pool),
    transaction: (work) => transactionOn(pool, work),
    close: () => pool.end(),
  };
}

const connectTimeoutMs = 10_000;

function queryOn(session: Pick<pg.Pool | pg.PoolClient, 'query'>): Query {
  return async <Row>(text: string, values?: readonly unknown[], plan?: Plan) => {
    try {
      const result = await session.query({
        text,
        ...(values !== undefined && { values: [...values] }),
        ...(plan === 'kept' && { name: nameStatement(text) }),
      });
      return result.rows as Row[];
    } catch (error) {
      throw isAway(error) ? unreachable(`PostgreSQL does not answer: ${reason(error)}`, error) : error;
    }
  };
}

async function transactionOn<T>(pool: pg.Pool, work: (query: Query) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch((error: unknown) => {
    throw unreachable(`PostgreSQL does not answer: ${reason(error)}`, error);
  });
  const query = queryOn(client);
  let isBroken = false;
  // Between two statements nobody else hears of a connection that is cut; unheard, the event would end the process.
  const onBroken = () => {
    isBroken = true;
  };
  client.on('error', onBroken);
  try {
    await query('begin');
    const result = await work(query);
    await query('commit');
    return result;
  } catch (error) {
    // A session that cannot even roll back must not be lent again.
    await client.query('rollback').catch(() => (isBroken = true));
    throw error;
  } finally {
    client.off('error', onBroken);
    client.release(isBroken);
  }
}

/** The server is not there or is just going or coming, as opposed to a statement it refuses. */
function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Classes 57P0 and 08 are the server's own words for it, ECONNRESET and its like the kernel's.
  if (error instanceof pg.DatabaseError) return /^(?:57P0|08)/.test(code);
  return /^E(?!RR_)/.test(code) || /connect|closed/i.test(error.message);
}

function unreachable(message: string, cause: unknown): ExpectedError {
  return new ExpectedError('SERVICE_UNREACHABLE', message, { cause });
}

/** `postgres://desk:secret@host/name` → `postgres://desk@host/name` */
function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}

// Node gives "connection refused" on several addresses at once, as an error without a message of its own.
function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join(', ');
  return error instanceof Error ? error.message : String(error);
}

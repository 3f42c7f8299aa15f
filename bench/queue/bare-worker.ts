/**
 * A BullMQ worker as a process, whose jobs do nothing or, given records, write one row: `bare-worker.ts REDIS_URL PREFIX
 * CONCURRENCY [DATABASE_URL]`. Says `ready`, ends by a signal.
 */
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';

const [, , redisUrl = '', prefix = '', concurrency = '', databaseUrl] = process.argv;
const connection = new Redis(redisUrl, { maxRetriesPerRequest: null });
const pool = databaseUrl === undefined ? null : new pg.Pool({ connectionString: databaseUrl });
/** As long as the manifest of a gallery of 22 entries. */
const body = 'A deckhand ties up the last ferry of the morning. '.repeat(500);

const worker = new Worker(
  'galleries',
  async ({ id }) => {
    if (pool === null) return;
    await pool.query({
      name: 'write',
      text: 'insert into bare (id, body) values ($1, $2)',
      values: [id, body],
    });
  },
  { connection, prefix, concurrency: Number(concurrency) },
);
worker.on('error', console.error);
await worker.waitUntilReady();
process.stdout.write('ready\n');

/**
 * Fastify with one route, as a process; says where it listens. `bare-server.ts REDIS_URL`: it adds a job for what it is sent;
 * `bare-server.ts REDIS_URL DATABASE_URL`: it writes what it is sent as one row instead.
 */
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import Fastify from 'fastify';
import { Redis } from 'ioredis';
import pg from 'pg';

const [, , redisUrl = '', databaseUrl] = process.argv;
const queue = new Queue('bare', { connection: new Redis(redisUrl, { maxRetriesPerRequest: null }) });
const pool = databaseUrl === undefined ? null : new pg.Pool({ connectionString: databaseUrl });
await pool?.query('create table if not exists bare (id text primary key, body text not null)');

const server = Fastify();
server.post('/api/galleries', async ({ body }, reply) => {
  const [runId, galleryId] = [`run_${randomUUID()}`, `gal_${randomUUID()}`];
  if (pool === null)
    await queue.add('clean-gallery', { runId, galleryId }, { jobId: runId, priority: 5, attempts: 5 });
  else
    await pool.query({
      name: 'write',
      text: 'insert into bare (id, body) values ($1, $2)',
      values: [runId, body],
    });
  return reply.status(202).send({ gallery: { id: galleryId }, run: { id: runId } });
});
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);

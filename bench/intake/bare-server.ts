/** Fastify with one route that adds a job for what it is sent, as a process: `bare-server.ts REDIS_URL`; says where it listens. */
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import Fastify from 'fastify';
import { Redis } from 'ioredis';

const [, , redisUrl = ''] = process.argv;
const queue = new Queue('bare', { connection: new Redis(redisUrl, { maxRetriesPerRequest: null }) });
const server = Fastify();
server.post('/api/galleries', async (_request, reply) => {
  const [runId, galleryId] = [`run_${randomUUID()}`, `gal_${randomUUID()}`];
  await queue.add('clean-gallery', { runId, galleryId }, { jobId: runId, priority: 5, attempts: 5 });
  return reply.status(202).send({ gallery: { id: galleryId }, run: { id: runId } });
});
process.stdout.write(`${await server.listen({ port: 0, host: '127.0.0.1' })}\n`);

/** A BullMQ worker that does nothing, as a process: `bare-worker.ts REDIS_URL PREFIX CONCURRENCY`; says `ready`, ends by a signal. */
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';

const [, , url = '', prefix = '', concurrency = ''] = process.argv;
const connection = new Redis(url, { maxRetriesPerRequest: null });
const worker = new Worker('galleries', async () => {}, {
  connection,
  prefix,
  concurrency: Number(concurrency),
});
worker.on('error', console.error);
await worker.waitUntilReady();
process.stdout.write('ready\n');

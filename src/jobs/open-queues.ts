import {
  createPostgresBackend,
  type JobsOptions,
  Queue,
  runMigrations,
  withBackend,
  type PgPool,
} from 'bullmq';
import type { RedisConnection } from './redis.ts';
import type { QueueName } from './jobs.ts';

/** What is asked of one of BullMQ's queues, whichever keeps it. */
export type AnyQueue = Pick<
  Queue,
  | 'name'
  | 'addBulk'
  | 'getJob'
  | 'getJobs'
  | 'remove'
  | 'getJobCounts'
  | 'getMetrics'
  | 'getWorkers'
  | 'isPaused'
  | 'pause'
  | 'resume'
  | 'qualifiedName'
  | 'getJobScheduler'
  | 'getJobSchedulers'
  | 'upsertJobScheduler'
  | 'removeJobScheduler'
  | 'close'
>;
export type Queues = { readonly [Name in QueueName]: AnyQueue };
export type JobChoices = Pick<JobsOptions, 'parent' | 'ignoreDependencyOnFailure' | 'priority' | 'telemetry'>;
export type { PgPool };

/** The queues in Redis; its connection is opened and closed by the caller. */
export function openRedisQueues(
  redis: RedisConnection,
  prefix: string,
  onError: (error: Error) => void,
): Queues {
  return openEach((name) => new Queue(name, { connection: redis, prefix }).on('error', onError));
}

/** The queues in the session that also keeps the records, whose tables are made where they are missing. */
export async function openPgliteQueues(pool: PgPool, onError: (error: Error) => void): Promise<Queues> {
  const session = await pool.connect();
  try {
    await runMigrations(session);
  } finally {
    session.release();
  }
  const { Queue: PgliteQueue } = withBackend(createPostgresBackend);
  return openEach((name) => new PgliteQueue(name, { connection: pool }).on('error', onError));
}

function openEach(open: (name: QueueName) => AnyQueue): Queues {
  return {
    galleries: open('galleries'),
    photos: open('photos'),
    polls: open('polls'),
    upkeep: open('upkeep'),
    deliveries: open('deliveries'),
  };
}

/** In the reverse of the order in which they were opened. */
export async function closeQueues({ galleries, photos, polls, upkeep, deliveries }: Queues): Promise<void> {
  await deliveries.close();
  await upkeep.close();
  await polls.close();
  await photos.close();
  await galleries.close();
}

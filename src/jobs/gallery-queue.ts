import { ExpectedError } from '../errors.ts';
import { printTraceContext } from '../tracing/trace-context.ts';
import { countDueRows, type Engine, engineOn } from './engine.ts';
import { type JobOrder, jobs, type Payload, type QueueName } from './jobs.ts';
import {
  type AnyQueue,
  closeQueues,
  type JobChoices,
  openPgliteQueues,
  openRedisQueues,
  type PgPool,
  type Queues,
} from './open-queues.ts';
import {
  connectRedis,
  countDue,
  isReadyWithin,
  readMemoryShare,
  readServerFacts,
  refuseEviction,
} from './redis.ts';

/** What carries the jobs: a Redis server, or the session that also keeps the records in a data folder. */
export type Courier =
  | { readonly kind: 'redis'; readonly url: string; readonly prefix: string }
  | { readonly kind: 'pglite'; readonly pool: PgPool };

export interface GalleryQueue extends Engine {
  readonly courier: Courier;
  /** Resolves when the queue takes jobs; else `SERVICE_UNREACHABLE`, or what is wrong with it. */
  readonly check: () => Promise<void>;
  /** Adds jobs in order; one whose id the queue already has is left as it is. */
  readonly add: (orders: readonly (GalleryOrder | DeliveryOrder)[]) => Promise<void>;
  /** Adds jobs that a run's job, which must be in work, will wait for; it goes on whether they succeed or fail. */
  readonly addPhotos: (runId: string, orders: readonly PhotoOrder[]) => Promise<void>;
  readonly findJob: (id: string, queue?: RecordedQueue) => Promise<QueuedJob | null>;
  /** Forgets a job that nobody is working on; `false` when somebody is. */
  readonly remove: (id: string, queue?: RecordedQueue) => Promise<boolean>;
  /** Has each of these sources polled again and again from now on, and no other. */
  readonly schedulePolls: (polls: readonly PollSchedule[]) => Promise<void>;
  /** Sees to it that somebody works on a bulk rerun; one who died or gave up is replaced. */
  readonly askReruns: (bulkId: string) => Promise<void>;
  /** Has what need not be kept any more removed, now and again and again. */
  readonly scheduleRetention: (everyMs: number) => Promise<void>;
  /** How many jobs have not ended. */
  readonly countPending: (queue?: RecordedQueue) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** A gallery to be cleaned: the id is the run's, so that asking twice is asking once. The smaller priority goes first. */
export type GalleryOrder = JobOrder<'clean-gallery'> & { readonly priority: number } & Traced;
/** A publication to be carried to an output: the id is the delivery's. */
export type DeliveryOrder = JobOrder<'deliver-publication'> & Traced;
/** The trace that goes on in the job, as `printTraceContext` wrote it. */
interface Traced {
  readonly traceContext?: string | null;
}
/** The queues whose jobs stand for records, under the records' ids; where none is named, the galleries'. */
export type RecordedQueue = Extract<QueueName, 'galleries' | 'deliveries'>;
/** A photo to be looked at for a run. */
export type PhotoOrder = JobOrder<'read-photo' | 'fetch-photo'>;

/** How often a source is to be polled. */
export interface PollSchedule {
  readonly source: string;
  readonly everyMs: number;
}

export interface QueuedJob {
  readonly state: 'pending' | 'completed' | 'failed';
  readonly failedReason: string | null;
}

/**
 * Opens the queue. A Redis that is away does not stop it: orders wait in the outbox until it is there. One that
 * answers and would lose jobs does.
 */
export function openGalleryQueue(courier: Courier, onError: (error: Error) => void): Promise<GalleryQueue> {
  return courier.kind === 'redis' ? openOnRedis(courier, onError) : openOnPglite(courier, onError);
}

type RedisCourier = Extract<Courier, { kind: 'redis' }>;
type PgliteCourier = Extract<Courier, { kind: 'pglite' }>;
const firstAnswerMs = 3000;
// Someone may change it, or Redis may come back as another one.
const policyEveryMs = 30_000;
const finishedKept = {
  // History is in the records; the queue keeps what its own dashboards show.
  removeOnComplete: { age: 24 * 60 * 60, count: 2000 },
  removeOnFail: { age: 14 * 24 * 60 * 60, count: 5000 },
};

async function openOnRedis(courier: RedisCourier, onError: (error: Error) => void): Promise<GalleryQueue> {
  const redis = connectRedis(courier.url, 'producer', onError);
  let policyReadMs = 0;
  const check = async () => {
    if (redis.status !== 'ready') throw new ExpectedError('SERVICE_UNREACHABLE', 'Redis does not answer');
    if (Date.now() - policyReadMs < policyEveryMs) return;
    await refuseEviction(redis);
    policyReadMs = Date.now();
  };
  if (await isReadyWithin(redis, firstAnswerMs)) {
    await check().catch((error: unknown) => {
      redis.disconnect();
      throw error;
    });
  }
  const queues = openRedisQueues(redis, courier.prefix, onError);
  return {
    courier,
    check,
    ...operationsOn(queues, check),
    ...upkeepOn(queues, check),
    ...engineOn(queues, check, {
      readServer: () => readServerFacts(redis),
      countDue: (name, now) => countDue(redis, `${courier.prefix}:${name}:delayed`, now),
      readMemoryShare: () => readMemoryShare(redis),
    }),
    close: async () => {
      // Without Redis there is nothing to say good-bye to, and waiting for it would never end.
      if (redis.status === 'ready') await closeQueues(queues);
      redis.disconnect();
    },
  };
}

async function openOnPglite(courier: PgliteCourier, onError: (error: Error) => void): Promise<GalleryQueue> {
  const queues = await openPgliteQueues(courier.pool, onError);
  const check = async () => {
    await courier.pool.query('select 1');
  };
  return {
    courier,
    check,
    ...operationsOn(queues, check),
    ...upkeepOn(queues, check),
    ...engineOn(queues, check, {
      readServer: async () => null,
      countDue: (name, now) => countDueRows(courier.pool, name, now),
      readMemoryShare: async () => null,
    }),
    close: () => closeQueues(queues),
  };
}

function operationsOn(
  queues: Queues,
  check: () => Promise<void>,
): Omit<GalleryQueue, 'courier' | 'check' | 'close' | keyof Upkeep | keyof Engine> {
  return {
    add: async (orders) => {
      await check();
      for (const name of ['galleries', 'deliveries'] as const) {
        const own = orders.filter((order) => jobs[order.name].queue === name);
        if (own.length > 0) await queues[name].addBulk(own.map(toRecordedJob));
      }
    },
    addPhotos: async (runId, orders) => {
      await check();
      const parent = { id: runId, queue: queues.galleries.qualifiedName };
      const more = { parent, ignoreDependencyOnFailure: true, ...telemetryOf(printTraceContext()) };
      await queues.photos.addBulk(orders.map((order) => toBullJob(order, more)));
    },
    findJob: async (id, queue = 'galleries') => {
      await check();
      return findIn(queues[queue], id);
    },
    remove: async (id, queue = 'galleries') => {
      await check();
      return (await queues[queue].remove(id)) === 1;
    },
    schedulePolls: async (schedules) => {
      await check();
      await setSchedules(queues.polls, schedules);
    },
    countPending: async (queue = 'galleries') => {
      await check();
      const counts = await queues[queue].getJobCounts(...pendingStates);
      return Object.values(counts).reduce((sum, count) => sum + count, 0);
    },
  };
}

type Upkeep = Pick<GalleryQueue, 'askReruns' | 'scheduleRetention'>;

function upkeepOn({ upkeep }: Queues, check: () => Promise<void>): Upkeep {
  return {
    askReruns: async (bulkId) => {
      await check();
      const job = await findIn(upkeep, bulkId);
      if (job?.state === 'pending') return;
      // One that ended stands in the way of the one that is to come.
      if (job !== null) await upkeep.remove(bulkId);
      await upkeep.addBulk([toBullJob({ name: 'ask-reruns', id: bulkId, payload: { bulkId } }, {})]);
    },
    scheduleRetention: async (everyMs) => {
      await check();
      // Scheduling it anew would begin its time anew.
      if ((await upkeep.getJobScheduler('retention'))?.every === everyMs) return;
      const { attempts, backoff } = jobs['apply-retention'];
      const opts = { attempts, backoff, ...finishedKept };
      await upkeep.upsertJobScheduler(
        'retention',
        { every: everyMs },
        { name: 'apply-retention', data: {}, opts },
      );
    },
  };
}

async function findIn(queue: AnyQueue, id: string): Promise<QueuedJob | null> {
  const job = await queue.getJob(id);
  if (!job) return null;
  const state = await job.getState();
  if (state === 'unknown') return null;
  return {
    state: state === 'completed' || state === 'failed' ? state : 'pending',
    failedReason: job.failedReason ?? null,
  };
}

/** A poll's history is in the records; a queue that is polled every second must not keep it. */
const pollsKept = { removeOnComplete: { count: 20 }, removeOnFail: { count: 200 } };

async function setSchedules(polls: AnyQueue, schedules: readonly PollSchedule[]): Promise<void> {
  const wanted = new Set(schedules.map(({ source }) => source));
  const known = new Map((await polls.getJobSchedulers()).map(({ key, every }) => [key, Number(every)]));
  for (const source of known.keys()) if (!wanted.has(source)) await polls.removeJobScheduler(source);
  // One that is as it should be keeps its rhythm.
  for (const { source, everyMs } of schedules.filter((each) => known.get(each.source) !== each.everyMs))
    await polls.upsertJobScheduler(
      source,
      { every: everyMs },
      { name: 'poll-source', data: { source } satisfies Payload<'poll-source'>, opts: pollsKept },
    );
}

function toRecordedJob(order: GalleryOrder | DeliveryOrder) {
  return toBullJob(order, {
    ...('priority' in order && { priority: order.priority }),
    ...telemetryOf(order.traceContext),
  });
}

/** Where BullMQ's workers look for it. */
function telemetryOf(traceContext: string | null | undefined): JobChoices {
  return traceContext == null ? {} : { telemetry: { metadata: traceContext } };
}

const pendingStates = ['waiting', 'prioritized', 'active', 'delayed', 'waiting-children'] as const;

function toBullJob({ name, id, payload }: JobOrder, more: JobChoices) {
  const { attempts, backoff } = jobs[name];
  return { name, data: payload, opts: { jobId: id, attempts, backoff, ...finishedKept, ...more } };
}

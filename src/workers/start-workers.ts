import { setTimeout as sleep } from 'node:timers/promises';
import {
  createPostgresBackend,
  DelayedError,
  type Job,
  UnrecoverableError,
  WaitingChildrenError,
  Worker,
  withBackend,
} from 'bullmq';
import type { Courier, GalleryQueue, PhotoOrder } from '../jobs/gallery-queue.ts';
import { type JobName, jobs, type Payload, type QueueName, queueNames } from '../jobs/jobs.ts';
import { connectRedis } from '../jobs/redis.ts';
import { logRarely } from '../log.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Resources } from '../resources.ts';
import { applyRetention } from './apply-retention.ts';
import { askReruns } from './ask-reruns.ts';
import { cleanGallery } from './clean-gallery.ts';
import { photoDownloadsFor } from '../sources/photo-downloads.ts';
import { fetchPhoto } from './fetch-photo.ts';
import { endsRun } from './ends-run.ts';
import { pollSourceOnce } from './poll-source-once.ts';
import { readPhotoForRun } from './read-photo-for-run.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/** Who does what: each job has one processor, or this does not compile. */
const processors: {
  readonly [Name in JobName]: (tools: WorkTools, payload: Payload<Name>, attempt: Attempt) => Promise<void>;
} = {
  'clean-gallery': cleanGallery,
  'read-photo': readPhotoForRun,
  'fetch-photo': fetchPhoto,
  'poll-source': pollSourceOnce,
  'ask-reruns': askReruns,
  'apply-retention': applyRetention,
};

/** How soon a job is taken from a worker that died, and how long the living may finish. */
export interface WorkerTimes {
  readonly lockDurationMs: number;
  readonly stalledIntervalMs: number;
  readonly graceMs: number;
}

const workerTimes: { readonly [Kind in Courier['kind']]: WorkerTimes } = {
  redis: { lockDurationMs: 30_000, stalledIntervalMs: 15_000, graceMs: 30_000 },
  // Alone on its folder, whoever starts finds only its own dead predecessor's locks.
  pglite: { lockDurationMs: 10_000, stalledIntervalMs: 4000, graceMs: 30_000 },
};

/** Takes jobs from the queue and does them until `close`, which lets what is being done finish within the grace period. */
export async function startWorkers(
  resources: WorkerResources,
  rules: Rules,
  times: WorkerTimes = workerTimes[resources.queue.courier.kind],
): Promise<{ readonly close: () => Promise<void> }> {
  const { queue, log, settings } = resources;
  const tools = collectTools(resources, rules);
  const onError = logRarely(log);
  let inWork = 0;
  const work = async (job: Job, token?: string) => {
    inWork += 1;
    await doJob(job, tools, waysAside(job, token, queue)).finally(() => (inWork -= 1));
  };
  const listeners = {
    error: (error: Error) => onError(error, 'worker'),
    failed: (job: Job | undefined, error: Error) => {
      if (error instanceof UnrecoverableError) return;
      log.warn({ runId: job?.id, attempt: job?.attemptsMade, err: error }, 'an attempt failed');
    },
  };
  const choices = {
    concurrency: settings.concurrency,
    lockDuration: times.lockDurationMs,
    stalledInterval: times.stalledIntervalMs,
    // A job survives three workers' deaths; what kills a fourth is the job.
    maxStalledCount: 3,
    metrics: { maxDataPoints: 60 * 24 * 7 },
  };
  const workers = queueNames.map((name) => openWorker(name, queue.courier, work, listeners, choices));
  return {
    close: async () => {
      // A Redis that is away answers no good-bye; without work in hand there is nothing to wait for.
      const isIdle = workers.every(({ isAway }) => isAway()) && inWork === 0;
      const ended = Promise.all(workers.map(({ worker }) => worker.close()));
      await Promise.race([ended, sleep(isIdle ? 0 : times.graceMs, undefined, { ref: false })]);
      // What takes longer is left to whoever finds its lock expired.
      for (const { disconnect } of workers) disconnect();
    },
  };
}

type WorkerResources = Pick<
  Resources,
  'database' | 'photoStore' | 'queue' | 'log' | 'settings' | 'wakeRelay'
>;

function collectTools(
  { database, photoStore, log, settings, wakeRelay }: WorkerResources,
  rules: Rules,
): WorkTools {
  return {
    database,
    photoStore,
    rules,
    sources: settings.sources,
    retention: settings.retention,
    downloadsFor: (source) => photoDownloadsFor(settings, source),
    wakeRelay,
    log,
  };
}

interface OpenWorker {
  readonly worker: Pick<Worker, 'close'>;
  readonly isAway: () => boolean;
  readonly disconnect: () => void;
}
interface WorkerListeners {
  readonly error: (error: Error) => void;
  readonly failed: (job: Job | undefined, error: Error) => void;
}
interface WorkerChoices {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
  readonly metrics: { readonly maxDataPoints: number };
}

function openWorker(
  queueName: QueueName,
  courier: Courier,
  work: (job: Job, token?: string) => Promise<void>,
  listeners: WorkerListeners,
  choices: WorkerChoices,
): OpenWorker {
  if (courier.kind === 'pglite') {
    const { Worker: PgliteWorker } = withBackend(createPostgresBackend);
    const worker = new PgliteWorker(queueName, work, { ...choices, connection: courier.pool });
    worker.on('error', listeners.error).on('failed', listeners.failed);
    return { worker, isAway: () => false, disconnect: () => {} };
  }
  const redis = connectRedis(courier.url, 'worker', listeners.error);
  const worker = new Worker(queueName, work, { ...choices, connection: redis, prefix: courier.prefix });
  worker.on('error', listeners.error).on('failed', listeners.failed);
  return {
    worker,
    isAway: () => redis.status !== 'ready',
    disconnect: () => {
      void worker.disconnect().catch(listeners.error);
      redis.disconnect();
    },
  };
}

type PutAside = Pick<Attempt, 'waitFor' | 'later'>;

function waysAside(job: Job, token: string | undefined, queue: GalleryQueue): PutAside {
  return {
    waitFor: (orders) => putAside(job, token, queue, orders),
    later: (delayMs) => putOff(job, token, delayMs),
  };
}

async function doJob(job: Job, tools: WorkTools, aside: PutAside): Promise<void> {
  const name = job.name;
  if (!isJobName(name)) throw new UnrecoverableError(`no worker knows the job '${name}'`);
  try {
    await process(name, job, tools, aside);
  } catch (error) {
    if (!endsRun(error)) throw error;
    tools.log.info({ jobId: job.id, code: error.code }, 'the job cannot be done');
    throw new UnrecoverableError(`${error.code}: ${error.message}`);
  }
}

function process<Name extends JobName>(
  name: Name,
  job: Job,
  tools: WorkTools,
  aside: PutAside,
): Promise<void> {
  const payload = jobs[name].payload.parse(job.data) as Payload<Name>;
  const log = tools.log.child(idsOf(payload));
  const isLast = job.attemptsMade + 1 >= jobs[name].attempts;
  return processors[name]({ ...tools, log }, payload, { isLast, ...aside, isPutAside });
}

/** What every line of the log about a job names. */
function idsOf(payload: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names: ReadonlySet<string> = new Set(['runId', 'galleryId', 'bulkId', 'source']);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => names.has(name)));
}

/** BullMQ's flow, made on the way: children are added, and the parent is not taken up again before they have ended. */
async function putAside(
  job: Job,
  token: string | undefined,
  queue: GalleryQueue,
  orders: readonly PhotoOrder[],
): Promise<void> {
  if (job.id === undefined || token === undefined) throw new Error('a job in work has an id and a lock');
  await queue.addPhotos(job.id, orders);
  if (await job.moveToWaitingChildren(token)) throw new WaitingChildrenError();
}

async function putOff(job: Job, token: string | undefined, delayMs: number): Promise<never> {
  if (token === undefined) throw new Error('a job in work has a lock');
  await job.moveToDelayed(Date.now() + delayMs, token);
  throw new DelayedError();
}

function isPutAside(error: unknown): boolean {
  return error instanceof WaitingChildrenError || error instanceof DelayedError;
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

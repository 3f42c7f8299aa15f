import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, type Job, UnrecoverableError, Worker, withBackend } from 'bullmq';
import { type Courier, queueName } from '../jobs/gallery-queue.ts';
import { type JobName, jobs, type Payload } from '../jobs/jobs.ts';
import { connectRedis } from '../jobs/redis.ts';
import { logRarely } from '../log.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Resources } from '../resources.ts';
import { cleanGallery } from './clean-gallery.ts';
import { endsRun } from './ends-run.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/** Who does what: each job has one processor, or this does not compile. */
const processors: {
  readonly [Name in JobName]: (tools: WorkTools, payload: Payload<Name>, attempt: Attempt) => Promise<void>;
} = {
  'clean-gallery': cleanGallery,
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
  resources: Pick<Resources, 'database' | 'queue' | 'log' | 'settings'>,
  rules: Rules,
  times: WorkerTimes = workerTimes[resources.queue.courier.kind],
): Promise<{ readonly close: () => Promise<void> }> {
  const { database, queue, log, settings } = resources;
  const onError = logRarely(log);
  let inWork = 0;
  const process = async (job: Job) => {
    inWork += 1;
    await doJob(job, { database, rules, log }).finally(() => (inWork -= 1));
  };
  const listeners = {
    error: (error: Error) => onError(error, 'worker'),
    failed: (job: Job | undefined, error: Error) => {
      if (error instanceof UnrecoverableError) return;
      log.warn({ runId: job?.id, attempt: job?.attemptsMade, err: error }, 'an attempt failed');
    },
  };
  const { worker, isAway, disconnect } = openWorker(queue.courier, process, listeners, {
    concurrency: settings.concurrency,
    lockDuration: times.lockDurationMs,
    stalledInterval: times.stalledIntervalMs,
    // A job survives three workers' deaths; what kills a fourth is the job.
    maxStalledCount: 3,
    metrics: { maxDataPoints: 60 * 24 * 7 },
  });
  return {
    close: async () => {
      // A Redis that is away answers no good-bye; without work in hand there is nothing to wait for.
      const isIdle = isAway() && inWork === 0;
      await Promise.race([worker.close(), sleep(isIdle ? 0 : times.graceMs, undefined, { ref: false })]);
      // What takes longer is left to whoever finds its lock expired.
      disconnect();
    },
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
  courier: Courier,
  process: (job: Job) => Promise<void>,
  listeners: WorkerListeners,
  choices: WorkerChoices,
): OpenWorker {
  if (courier.kind === 'pglite') {
    const { Worker: PgliteWorker } = withBackend(createPostgresBackend);
    const worker = new PgliteWorker(queueName, process, { ...choices, connection: courier.pool });
    worker.on('error', listeners.error).on('failed', listeners.failed);
    return { worker, isAway: () => false, disconnect: () => {} };
  }
  const redis = connectRedis(courier.url, 'worker', listeners.error);
  const worker = new Worker(queueName, process, { ...choices, connection: redis, prefix: courier.prefix });
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

async function doJob(job: Job, tools: WorkTools): Promise<void> {
  const name = job.name;
  if (!isJobName(name)) throw new UnrecoverableError(`no worker knows the job '${name}'`);
  const payload = jobs[name].payload.parse(job.data);
  const log = tools.log.child({ runId: payload.runId, galleryId: payload.galleryId });
  const attempt = { isLast: job.attemptsMade + 1 >= jobs[name].attempts };
  try {
    await processors[name]({ ...tools, log }, payload, attempt);
  } catch (error) {
    if (!endsRun(error)) throw error;
    log.info({ code: error.code }, 'the gallery cannot be cleaned');
    throw new UnrecoverableError(`${error.code}: ${error.message}`);
  }
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

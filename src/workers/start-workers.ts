import { hostname } from 'node:os';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createPostgresBackend,
  DelayedError,
  type Job,
  type Telemetry,
  UnrecoverableError,
  WaitingChildrenError,
  Worker,
  withBackend,
} from 'bullmq';
import { reached } from '../checkpoints.ts';
import { type Cleaning, openCleaning } from '../cleaning/open-cleaning.ts';
import type { Courier } from '../jobs/gallery-queue.ts';
import { type JobName, jobs, type Payload, type QueueName, queueNames } from '../jobs/jobs.ts';
import { connectRedis } from '../jobs/redis.ts';
import { type Log, logRarely } from '../log.ts';
import { openOutputs, type OpenOutputs } from '../outputs/open-outputs.ts';
import type { Rules } from '../pipeline/rules.ts';
import type { Resources } from '../resources.ts';
import { applyRetention } from './apply-retention.ts';
import { askReruns } from './ask-reruns.ts';
import { cleanGallery } from './clean-gallery.ts';
import { countWork, type WorkCounter } from './count-work.ts';
import { photoDownloadsFor } from '../sources/photo-downloads.ts';
import { deliverPublication } from './deliver-publication.ts';
import { endsRun } from './ends-run.ts';
import { openPlaces } from './output-places.ts';
import { openRuleBook } from './rule-book.ts';
import type { Attempt, WorkTools } from './work-tools.ts';
import { timesOf, type WorkerTimes } from './worker-times.ts';

/** Who does what: each job has one processor, or this does not compile. */
const processors: {
  readonly [Name in JobName]: (tools: WorkTools, payload: Payload<Name>, attempt: Attempt) => Promise<void>;
} = {
  'clean-gallery': cleanGallery,
  // What decodes photos and asks other hosts is loaded with the first job that does.
  'read-photo': async (tools, payload) =>
    (await import('./read-photo-for-run.ts')).readPhotoForRun(tools, payload),
  'fetch-photo': async (...job) => (await import('./fetch-photo.ts')).fetchPhoto(...job),
  'poll-source': async (tools, payload) =>
    (await import('./poll-source-once.ts')).pollSourceOnce(tools, payload),
  'ask-reruns': askReruns,
  'apply-retention': applyRetention,
  'deliver-publication': deliverPublication,
};

/** Takes jobs from the queue and does them until `close`, which lets what is being done finish within the grace period. */
export async function startWorkers(
  resources: WorkerResources,
  rules: Rules,
  times: WorkerTimes = timesOf(resources),
  program?: URL,
): Promise<{ readonly close: () => Promise<void> }> {
  const { queue, log, settings, metrics } = resources;
  const outputs = await openOutputs(settings.outputs);
  const cleaning = openCleaning(rules, settings.runLimits, {
    atOnce: settings.concurrency,
    ...(program !== undefined && { program }),
  });
  const tools = collectTools(resources, rules, outputs, cleaning);
  const onError = logRarely(log);
  let inWork = 0;
  const work = async (job: Job, token?: string) => {
    inWork += 1;
    await doJob(job, tools, waysOut(job, token, resources)).finally(() => (inWork -= 1));
  };
  const choices = {
    // By which the dashboard tells who does what.
    name: `${hostname()}-${pid}`,
    lockDuration: times.lockDurationMs,
    stalledInterval: times.stalledIntervalMs,
    // In a bad hour the same few jobs are in hand whenever a worker dies: what kills a tenth is the job.
    maxStalledCount: 9,
    metrics: { maxDataPoints: 60 * 24 * 7 },
    ...(settings.traceEndpoint !== null && { telemetry: await openTelemetry() }),
  };
  const workers = queueNames.map((name) => {
    // Deliveries wait for others most of the time, each output within its own places.
    const concurrency = name === 'deliveries' ? deliveriesAtOnce : settings.concurrency;
    const listeners = listenersFor(log, onError, countWork(metrics, name));
    return openWorker(name, queue.courier, work, listeners, { ...choices, concurrency });
  });
  return {
    close: async () => {
      await endWork(workers, times.graceMs, () => inWork === 0);
      cleaning.close();
      await outputs.close();
    },
  };
}

/** Lets what is being done finish within the grace period. */
async function endWork(
  workers: readonly OpenWorker[],
  graceMs: number,
  isDone: () => boolean,
): Promise<void> {
  // A Redis that is away answers no good-bye; without work in hand there is nothing to wait for.
  const isIdle = workers.every(({ isAway }) => isAway()) && isDone();
  const ended = Promise.all(workers.map(({ worker }) => worker.close()));
  await Promise.race([ended, sleep(isIdle ? 0 : graceMs, undefined, { ref: false })]);
  // What takes longer is left to whoever finds its lock expired.
  for (const { disconnect } of workers) disconnect();
}

/** Each job is a span, in the trace of whoever asked for it. */
async function openTelemetry(): Promise<Telemetry> {
  const { BullMQOtel } = await import('bullmq-otel');
  return new BullMQOtel({ tracerName: 'cutline' });
}

const deliveriesAtOnce = 16;

type WorkerResources = Pick<
  Resources,
  'database' | 'photoStore' | 'queue' | 'log' | 'settings' | 'wakeRelay' | 'metrics' | 'room'
>;

function collectTools(
  { database, photoStore, log, settings, wakeRelay, metrics, room }: WorkerResources,
  rules: Rules,
  outputs: OpenOutputs,
  cleaning: Cleaning,
): WorkTools {
  return {
    database,
    photoStore,
    ruleBook: openRuleBook(database, rules),
    cleaning,
    sources: settings.sources,
    retention: settings.retention,
    downloadsFor: (source) => photoDownloadsFor(settings, source),
    outputs,
    places: openPlaces(),
    wakeRelay,
    metrics,
    room,
    log,
  };
}

interface OpenWorker {
  readonly worker: Pick<Worker, 'close'>;
  readonly isAway: () => boolean;
  readonly disconnect: () => void;
}
interface WorkerChoices {
  readonly name: string;
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
  readonly metrics: { readonly maxDataPoints: number };
  readonly telemetry?: Telemetry;
}

interface WorkerListeners extends Omit<WorkCounter, 'failed'> {
  readonly failed: (job: Job | undefined, error: Error) => void;
}

function listenersFor(
  log: Log,
  onError: (error: unknown, where: string) => void,
  count: WorkCounter,
): WorkerListeners {
  return {
    ...count,
    error: (error) => {
      count.error(error);
      onError(error, 'worker');
    },
    failed: (job, error) => {
      count.failed(job, error);
      if (error instanceof UnrecoverableError) return;
      log.warn({ jobId: job?.id, attempt: job?.attemptsMade, err: error }, 'an attempt failed');
    },
  };
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
    // The events are the same; only what `on` returns is not.
    listen(worker as unknown as Worker, listeners);
    return { worker, isAway: () => false, disconnect: () => {} };
  }
  const redis = connectRedis(courier.url, 'worker', listeners.error);
  const worker = new Worker(queueName, work, { ...choices, connection: redis, prefix: courier.prefix });
  listen(worker, listeners);
  return {
    worker,
    isAway: () => redis.status !== 'ready',
    disconnect: () => {
      void worker.disconnect().catch(listeners.error);
      redis.disconnect();
    },
  };
}

function listen(worker: Pick<Worker, 'on'>, listeners: WorkerListeners): void {
  worker.on('error', listeners.error);
  worker.on('active', listeners.active);
  worker.on('completed', listeners.completed);
  worker.on('failed', listeners.failed);
  worker.on('stalled', listeners.stalled);
  worker.on('lockRenewalFailed', listeners.locksLost);
}

type WaysOut = Pick<Attempt, 'waitFor' | 'putOff' | 'isPutAside'>;

async function doJob(job: Job, tools: WorkTools, waysOut: WaysOut): Promise<void> {
  const name = job.name;
  if (!isJobName(name)) throw new UnrecoverableError(`no worker knows the job '${name}'`);
  try {
    await process(name, job, tools, waysOut);
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
  waysOut: WaysOut,
): Promise<void> {
  const payload = jobs[name].payload.parse(job.data) as Payload<Name>;
  const log = tools.log.child(idsOf(payload));
  const isLast = job.attemptsMade + 1 >= jobs[name].attempts;
  return processors[name]({ ...tools, log }, payload, { isLast, ...waysOut });
}

/** What every line of the log about a job names. */
function idsOf(payload: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names: ReadonlySet<string> = new Set([
    'runId',
    'galleryId',
    'bulkId',
    'source',
    'deliveryId',
    'output',
  ]);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => names.has(name)));
}

/** How a job is put aside: its own children come first, or it comes too early. */
function waysOut(
  job: Job,
  token: string | undefined,
  { queue, metrics }: Pick<WorkerResources, 'queue' | 'metrics'>,
): WaysOut {
  const { id } = job;
  if (id === undefined || token === undefined) throw new Error('a job in work has an id and a lock');
  return {
    // BullMQ's flow, made on the way: children are added, and the parent is not taken up again before they have ended.
    waitFor: async (orders) => {
      await queue.addPhotos(id, orders);
      reached('photos-ordered');
      metrics.enqueued.inc({ queue: 'photos', source: 'gallery' }, orders.length);
      if (await job.moveToWaitingChildren(token)) throw new WaitingChildrenError();
    },
    putOff: async (waitMs) => {
      // Whole milliseconds: the embedded queue takes no fractions.
      await job.moveToDelayed(Date.now() + Math.ceil(waitMs), token);
      throw new DelayedError();
    },
    isPutAside: (error) => error instanceof WaitingChildrenError || error instanceof DelayedError,
  };
}

function isJobName(name: string): name is JobName {
  return Object.hasOwn(jobs, name);
}

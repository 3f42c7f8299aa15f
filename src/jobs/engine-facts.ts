import { type QueueName, queueNames } from './jobs.ts';
import type { AnyQueue, Queues } from './open-queues.ts';
import type { ServerFacts } from './redis.ts';

/** What the engine says of itself and of who works for it. */
export interface EngineFacts {
  readonly queues: readonly QueueFacts[];
  /** `null`: the engine does not tell; embedded, the one process there is does everything. */
  readonly workers: readonly WorkerFacts[] | null;
  readonly active: readonly ActiveJob[];
  /** `null`: the engine lives in the records. */
  readonly server: ServerFacts | null;
}

export interface QueueFacts {
  readonly name: QueueName;
  readonly isPaused: boolean;
  readonly waiting: number;
  readonly active: number;
  /** Put off, or waiting for other jobs. */
  readonly delayed: number;
  readonly failed: number;
}

/** A process that takes jobs. */
export interface WorkerFacts {
  readonly name: string;
  readonly queues: readonly QueueName[];
}

/** A job in work. */
export interface ActiveJob {
  readonly queue: QueueName;
  readonly job: string;
  /** Ids and names: all that jobs carry. */
  readonly about: Readonly<Record<string, string>>;
  readonly worker: string | null;
  /** ISO 8601, UTC. */
  readonly since: string | null;
}

/** Asks all queues at once. */
export async function readEngineFacts(
  queues: Queues,
  readServer: () => Promise<ServerFacts | null>,
): Promise<EngineFacts> {
  const server = await readServer();
  const each = <Fact>(read: (queue: AnyQueue, name: QueueName) => Promise<Fact>) =>
    Promise.all(queueNames.map((name) => read(queues[name], name)));
  const active = await each(readActive);
  return {
    server,
    queues: await each(readQueue),
    active: active.flat(),
    workers: server === null ? null : gatherWorkers(await each(readWorkers)),
  };
}

async function readQueue(queue: AnyQueue, name: QueueName): Promise<QueueFacts> {
  const counts = await queue.getJobCounts(
    'waiting',
    'prioritized',
    'active',
    'delayed',
    'waiting-children',
    'failed',
  );
  const sum = (...states: readonly string[]) =>
    states.reduce((total, state) => total + (counts[state] ?? 0), 0);
  return {
    name,
    isPaused: await queue.isPaused(),
    waiting: sum('waiting', 'prioritized'),
    active: sum('active'),
    delayed: sum('delayed', 'waiting-children'),
    failed: sum('failed'),
  };
}

const maxActive = 100;

async function readActive(queue: AnyQueue, name: QueueName): Promise<readonly ActiveJob[]> {
  const jobs = await queue.getJobs(['active'], 0, maxActive - 1);
  // One that ends while it is read is not there any more.
  return jobs.filter(Boolean).map((job) => ({
    queue: name,
    job: job.name,
    about: job.data as ActiveJob['about'],
    worker: job.processedBy ?? null,
    since: job.processedOn === undefined ? null : new Date(job.processedOn).toISOString(),
  }));
}

interface SeenWorker {
  readonly name: string;
  readonly queue: QueueName;
}

/** `null`: the server does not tell who is connected, as some hosted ones. */
async function readWorkers(queue: AnyQueue, name: QueueName): Promise<readonly SeenWorker[] | null> {
  const clients = await queue.getWorkers();
  if (clients.some(({ rawname }) => rawname === undefined)) return null;
  // `cutline:<queue>:w:<name>`
  return clients.flatMap(({ rawname = '' }) => {
    const [, worker] = /:w:(.+)$/.exec(rawname) ?? [];
    return worker === undefined ? [] : [{ name: worker, queue: name }];
  });
}

/** One process has a worker for each queue. */
function gatherWorkers(told: readonly (readonly SeenWorker[] | null)[]): readonly WorkerFacts[] | null {
  if (told.includes(null)) return null;
  const seen = told.flatMap((workers) => workers ?? []);
  return [...new Set(seen.map(({ name }) => name))].toSorted().map((name) => ({
    name,
    queues: queueNames.filter((queue) => seen.some((each) => each.name === name && each.queue === queue)),
  }));
}

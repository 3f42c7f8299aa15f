import { Counter, Gauge, Registry } from 'prom-client';
import type { EngineFacts } from '../jobs/engine-facts.ts';
import { type QueueName, queueNames } from '../jobs/jobs.ts';
import type { QueueMeters } from '../jobs/queue-meters.ts';
import type { Backlog } from '../storage/health/read-backlog.ts';

/** What all processes share, as one of them sees it now. `null`: who knows it does not answer. */
export interface SharedFacts {
  readonly backlog: Backlog | null;
  readonly paused: ReadonlySet<string> | null;
  readonly meters: readonly QueueMeters[] | null;
  readonly engine: EngineFacts | null;
  readonly isEmbedded: boolean;
}

/** Gauges made anew for each reading: what nobody can tell now is not there, rather than old. */
export function gatherSharedMetrics(facts: SharedFacts): Registry {
  const registry = new Registry();
  gatherQueues(facts, registry);
  gatherBacklog(facts, registry);
  gatherServers(facts, registry);
  return registry;
}

function gatherQueues(
  { meters, engine, isEmbedded, paused, ...facts }: SharedFacts,
  registry: Registry,
): void {
  const { count, completed, failed, overdue, workers, isPaused, age } = openQueueGauges(registry);
  for (const queue of queueNames) {
    const own = meters?.find(({ name }) => name === queue);
    for (const [state, jobs] of Object.entries(own?.counts ?? {})) count.set({ queue, state }, jobs);
    if (own !== undefined) {
      completed.inc({ queue }, own.completed);
      failed.inc({ queue }, own.failed);
      overdue.set({ queue }, own.overdue);
    }
    if (paused !== null) isPaused.set({ queue }, Number(paused.has(queue)));
    const there = countWorkers(engine, isEmbedded, queue);
    if (there !== null) workers.set({ queue }, there);
    const seconds = ageOf(queue, own, facts.backlog);
    if (seconds !== null) age.set({ queue }, seconds);
  }
}

/** Galleries and deliveries are in the records, which know better than a queue that may forget. */
function ageOf(queue: QueueName, meters: QueueMeters | undefined, backlog: Backlog | null): number | null {
  if (queue === 'galleries') return backlog === null ? null : (backlog.runs.oldestWaitingSeconds ?? 0);
  if (queue === 'deliveries') return backlog === null ? null : (backlog.deliveries.oldestDueSeconds ?? 0);
  return meters === undefined ? null : (meters.oldestWaitingSeconds ?? 0);
}

/** Embedded, whoever answers is the one that works. `null`: a Redis that hides its clients cannot tell. */
function countWorkers(engine: EngineFacts | null, isEmbedded: boolean, queue: QueueName): number | null {
  if (isEmbedded) return 1;
  const workers = engine?.workers ?? null;
  return workers === null ? null : workers.filter(({ queues }) => queues.includes(queue)).length;
}

function openQueueGauges(registry: Registry) {
  const registers = [registry];
  const labelNames = ['queue'] as const;
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames, registers });
  const counter = (name: string, help: string) => new Counter({ name, help, labelNames, registers });
  return {
    count: new Gauge({
      name: 'bullmq_job_count',
      help: 'Jobs by state',
      labelNames: ['queue', 'state'] as const,
      registers,
    }),
    completed: counter('bullmq_job_completed_total', 'Jobs completed, by all workers'),
    failed: counter('bullmq_job_failed_total', 'Jobs failed, by all workers'),
    overdue: gauge(
      'bullmq_queue_delayed_overdue',
      'Jobs put off whose time has come and that nobody moved on',
    ),
    workers: gauge('bullmq_queue_workers', 'Processes that take jobs'),
    isPaused: gauge('bullmq_queue_paused', '1: somebody paused the queue'),
    age: gauge(
      'bullmq_queue_oldest_job_age_seconds',
      'How long the oldest has waited; bulk reruns do not count',
    ),
  };
}

function gatherBacklog({ backlog }: SharedFacts, registry: Registry): void {
  setOne(registry, 'database_up', '1: the records answer', Number(backlog !== null));
  if (backlog === null) return;
  const { pending, oldestSeconds } = backlog.outbox;
  setOne(registry, 'outbox_pending', 'What the queue has not heard of yet', pending);
  setOne(registry, 'outbox_oldest_age_seconds', 'How long the oldest of it has waited', oldestSeconds ?? 0);
}

/** Embedded, there is no Redis to tell of. */
function gatherServers({ engine, isEmbedded }: SharedFacts, registry: Registry): void {
  if (isEmbedded) return;
  setOne(registry, 'redis_up', '1: Redis answers', Number(engine !== null));
  const server = engine?.server ?? null;
  if (server === null) return;
  const { usedBytes, maxBytes, aof } = server;
  if (usedBytes !== null && maxBytes !== null)
    setOne(registry, 'redis_memory_used_ratio', 'Memory used, of what Redis may use', usedBytes / maxBytes);
  if (aof !== null)
    setOne(
      registry,
      'redis_aof_last_write_ok',
      '0: Redis cannot write its append-only file',
      Number(aof !== 'failing'),
    );
}

function setOne(registry: Registry, name: string, help: string, value: number): void {
  new Gauge({ name, help, registers: [registry] }).set(value);
}

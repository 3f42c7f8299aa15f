import { Counter, Histogram, Registry } from 'prom-client';
import { jobs, queueNames } from '../jobs/jobs.ts';

/** By which way work came to the queue. */
export type WorkSource = 'webhook' | 'drop' | 'rerun' | 'scheduler' | 'publication' | 'gallery';
const attemptOutcomes = ['completed', 'retried', 'failed', 'stalled'] as const;
const workerErrorKinds = ['redis-full', 'connection', 'lock', 'other'] as const;
export type WorkerErrorKind = (typeof workerErrorKinds)[number];

/** What one process counts, from its start; sums over processes are Prometheus' to make. */
export interface Metrics {
  readonly registry: Registry;
  readonly jobWait: Histogram<'queue' | 'name'>;
  readonly jobRun: Histogram<'queue' | 'name' | 'outcome'>;
  readonly attempts: Counter<'queue' | 'name' | 'outcome'>;
  readonly workerErrors: Counter<'kind'>;
  readonly locksLost: Counter;
  readonly enqueued: Counter<'queue' | 'source'>;
  readonly dequeued: Counter<'queue'>;
  readonly deduplicated: Counter<'queue'>;
  readonly galleriesReceived: Counter;
  readonly manifestsEmitted: Counter;
  readonly endToEnd: Histogram;
  readonly requeued: Counter;
  readonly intakeRefused: Counter;
}

/** Nothing counted yet. Labels are of closed sets: no id, name or text of anybody's is ever one. */
export function openMetrics(): Metrics {
  const registry = new Registry();
  const metrics = {
    registry,
    ...openJobMetrics(registry),
    ...openQueueMetrics(registry),
    ...openOwnMetrics(registry),
  };
  beginAtZero(metrics);
  return metrics;
}

/** Two minutes are what a run may take before somebody is woken. */
const runBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
const waitBuckets = [...runBuckets, 300, 900, 3600];

function openJobMetrics(registry: Registry) {
  const registers = [registry];
  return {
    jobWait: new Histogram({
      name: 'bullmq_job_wait_duration_seconds',
      help: 'From being due to being taken up for the first time',
      labelNames: ['queue', 'name'] as const,
      buckets: waitBuckets,
      registers,
    }),
    jobRun: new Histogram({
      name: 'bullmq_job_run_duration_seconds',
      help: 'How long an attempt took',
      labelNames: ['queue', 'name', 'outcome'] as const,
      buckets: runBuckets,
      registers,
    }),
    attempts: new Counter({
      name: 'bullmq_job_attempts_total',
      help: 'Attempts by how they ended: completed, retried, failed for good, or stalled with their worker',
      labelNames: ['queue', 'name', 'outcome'] as const,
      registers,
    }),
    workerErrors: new Counter({
      name: 'bullmq_worker_errors_total',
      help: 'Errors of the workers themselves: redis-full, connection, lock, other',
      labelNames: ['kind'] as const,
      registers,
    }),
    locksLost: new Counter({
      name: 'bullmq_lock_lost_total',
      help: 'Jobs whose worker no longer held them: it was blocked or cut off for too long',
      registers,
    }),
  };
}

function openQueueMetrics(registry: Registry) {
  const registers = [registry];
  return {
    enqueued: new Counter({
      name: 'bullmq_jobs_enqueued_total',
      help: 'Jobs carried to the queue: webhook, drop, rerun, scheduler, publication or gallery (its photos)',
      labelNames: ['queue', 'source'] as const,
      registers,
    }),
    dequeued: new Counter({
      name: 'bullmq_jobs_dequeued_total',
      help: 'Jobs taken up',
      labelNames: ['queue'] as const,
      registers,
    }),
    deduplicated: new Counter({
      name: 'bullmq_jobs_deduplicated_total',
      help: 'What was asked for and needed no job: it was known, or waits already',
      labelNames: ['queue'] as const,
      registers,
    }),
  };
}

function openOwnMetrics(registry: Registry) {
  const registers = [registry];
  return {
    galleriesReceived: new Counter({
      name: 'galleries_received_total',
      help: 'Deliveries acknowledged, those that were known among them',
      registers,
    }),
    manifestsEmitted: new Counter({ name: 'manifests_emitted_total', help: 'Manifests saved', registers }),
    endToEnd: new Histogram({
      name: 'gallery_end_to_end_seconds',
      help: 'From the receipt of a gallery to its manifest; reruns do not count',
      buckets: waitBuckets,
      registers,
    }),
    requeued: new Counter({
      name: 'reconciler_requeued_total',
      help: 'Runs and deliveries whose job was lost and made again',
      registers,
    }),
    intakeRefused: new Counter({
      name: 'intake_refused_total',
      help: 'Deliveries refused, feeds and folders passed over, because Redis or the disk was nearly full',
      registers,
    }),
  };
}

/** A counter that appears with its first event has no rate: what will be counted begins at 0. */
function beginAtZero({ attempts, dequeued, deduplicated, enqueued, workerErrors }: Metrics): void {
  for (const queue of queueNames) dequeued.inc({ queue }, 0);
  for (const [name, { queue }] of Object.entries(jobs))
    for (const outcome of attemptOutcomes) attempts.inc({ queue, name, outcome }, 0);
  for (const source of ['webhook', 'drop', 'rerun', 'scheduler'] as const)
    enqueued.inc({ queue: 'galleries', source }, 0);
  enqueued.inc({ queue: 'deliveries', source: 'publication' }, 0);
  enqueued.inc({ queue: 'photos', source: 'gallery' }, 0);
  deduplicated.inc({ queue: 'galleries' }, 0);
  for (const kind of workerErrorKinds) workerErrors.inc({ kind }, 0);
}

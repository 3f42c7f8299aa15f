import type { Metrics, WorkerErrorKind } from '../metrics/open-metrics.ts';
import { type JobName, jobs, type QueueName } from '../jobs/jobs.ts';

/** As much of BullMQ's job as is counted. */
interface CountedJob {
  readonly name: string;
  readonly timestamp: number;
  readonly processedOn?: number;
  readonly finishedOn?: number;
  readonly attemptsStarted: number;
  readonly opts: { readonly delay?: number };
}

/** What the worker of one queue tells of its jobs, as listeners to its own events: those of others are theirs to count. */
export interface WorkCounter {
  readonly active: (job: CountedJob) => void;
  readonly completed: (job: CountedJob) => void;
  readonly failed: (job: CountedJob | undefined, error: Error) => void;
  readonly stalled: () => void;
  readonly locksLost: (jobIds: readonly string[]) => void;
  readonly error: (error: Error) => void;
}

/** Counts the work of one queue. */
export function countWork(metrics: Metrics, queue: QueueName): WorkCounter {
  const end = (job: CountedJob, outcome: 'completed' | 'retried' | 'failed') => {
    metrics.attempts.inc({ queue, name: nameOf(job), outcome });
    const { processedOn, finishedOn = Date.now() } = job;
    if (processedOn === undefined) return;
    metrics.jobRun.observe({ queue, name: nameOf(job), outcome }, inSeconds(finishedOn - processedOn));
  };
  return {
    active: (job) => {
      metrics.dequeued.inc({ queue });
      // What comes again waited for itself, or for its children.
      if (job.attemptsStarted > 1 || job.processedOn === undefined) return;
      const dueMs = job.timestamp + (job.opts.delay ?? 0);
      metrics.jobWait.observe({ queue, name: nameOf(job) }, inSeconds(job.processedOn - dueMs));
    },
    completed: (job) => end(job, 'completed'),
    failed: (job, error) => {
      // BullMQ tells of the last of too many stalls in these words only.
      if (error.message.includes('stalled more than allowable limit'))
        metrics.attempts.inc({ queue, name: job === undefined ? unknown : nameOf(job), outcome: 'stalled' });
      if (job !== undefined) end(job, job.finishedOn === undefined ? 'retried' : 'failed');
    },
    stalled: () => metrics.attempts.inc({ queue, name: onlyNameIn(queue), outcome: 'stalled' }),
    locksLost: (jobIds) => metrics.locksLost.inc(jobIds.length),
    error: (error) => {
      const kind = kindOf(error);
      metrics.workerErrors.inc({ kind });
      if (kind === 'lock') metrics.locksLost.inc();
    },
  };
}

const unknown = 'unknown';

/** A job that nobody here knows must not become a label. */
function nameOf({ name }: CountedJob): string {
  return Object.hasOwn(jobs, name) ? name : unknown;
}

/** A stalled job is told by its id; where the queue has one kind of jobs, that is its name. */
function onlyNameIn(queue: QueueName): string {
  const names = (Object.keys(jobs) as JobName[]).filter((name) => jobs[name].queue === queue);
  return names.length === 1 ? (names[0] ?? unknown) : unknown;
}

function kindOf({ message }: Error): WorkerErrorKind {
  if (/^OOM|maxmemory/.test(message)) return 'redis-full';
  if (/lock/i.test(message)) return 'lock';
  return /connect|ECONN|closed|ETIMEDOUT|EPIPE|LOADING/i.test(message) ? 'connection' : 'other';
}

/** Clocks of machines differ a little. */
function inSeconds(milliseconds: number): number {
  return Math.max(0, milliseconds) / 1000;
}

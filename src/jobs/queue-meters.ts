import { type QueueName, queueNames } from './jobs.ts';
import type { AnyQueue, Queues } from './open-queues.ts';

/** What is measured of a queue. */
export interface QueueMeters {
  readonly name: QueueName;
  readonly counts: Readonly<Record<JobState, number>>;
  /** Of the job that has waited longest and could be taken up; `null`: none waits. */
  readonly oldestWaitingSeconds: number | null;
  /** Jobs that were put off, whose time has come, and that nobody has moved on. */
  readonly overdue: number;
  /** Since the queue was made. */
  readonly completed: number;
  readonly failed: number;
}

const jobStates = [
  'active',
  'completed',
  'delayed',
  'failed',
  'prioritized',
  'waiting',
  'waiting-children',
] as const;
type JobState = (typeof jobStates)[number];

/** Measures all queues at once; `countDue` is the engine's own. */
export function readQueueMeters(
  queues: Queues,
  countDue: (name: QueueName, now: number) => Promise<number>,
): Promise<readonly QueueMeters[]> {
  return Promise.all(
    queueNames.map(async (name) => {
      const queue = queues[name];
      const [counts, oldest, overdue, completed, failed] = await Promise.all([
        queue.getJobCounts(...jobStates),
        findOldest(queue),
        countDue(name, Date.now() - overdueMs),
        queue.getMetrics('completed', 0, 0),
        queue.getMetrics('failed', 0, 0),
      ]);
      return {
        name,
        counts: Object.fromEntries(
          jobStates.map((state) => [state, counts[state] ?? 0]),
        ) as QueueMeters['counts'],
        oldestWaitingSeconds: oldest === null ? null : Math.max(0, (Date.now() - oldest) / 1000),
        overdue,
        completed: completed.meta.count,
        failed: failed.meta.count,
      };
    }),
  );
}

/** Workers look at what is due every few seconds. */
const overdueMs = 10_000;

/** When the oldest was due; of those with a priority, which lie by it, that of the first in turn. */
async function findOldest(queue: AnyQueue): Promise<number | null> {
  const first = await Promise.all(
    (['waiting', 'prioritized'] as const).map((state) => queue.getJobs([state], 0, 0, true)),
  );
  const due = first
    .flat()
    .filter(Boolean)
    .map(({ timestamp, opts }) => timestamp + (opts.delay ?? 0));
  return due.length === 0 ? null : Math.min(...due);
}

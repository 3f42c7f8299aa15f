import { type EngineFacts, readEngineFacts } from './engine-facts.ts';
import { type QueueName, queueNames } from './jobs.ts';
import type { AnyQueue, PgPool, Queues } from './open-queues.ts';
import { type QueueMeters, readQueueMeters } from './queue-meters.ts';

/** What can be asked of the engine itself, and its switch. */
export interface Engine {
  readonly isPaused: (queue: QueueName) => Promise<boolean>;
  /** Has nobody take up jobs of a queue any more, or has them taken up again; what is in work goes on. */
  readonly setPaused: (queue: QueueName, isPaused: boolean) => Promise<void>;
  /** What the engine says of itself and of who works for it. */
  readonly readFacts: () => Promise<EngineFacts>;
  /** What is measured of each queue. */
  readonly readMeters: () => Promise<readonly QueueMeters[]>;
  /** How much of the memory it may use the engine uses, of 1; `null`: there is no limit, or nobody tells. */
  readonly readMemoryShare: () => Promise<number | null>;
  /** BullMQ's own, for its own dashboard. */
  readonly engineQueues: readonly AnyQueue[];
}

/** What each engine is asked in its own way. */
interface EngineReaders {
  readonly readServer: () => Promise<EngineFacts['server']>;
  /** Jobs of a queue that were put off until before `now`, in milliseconds. */
  readonly countDue: (name: QueueName, now: number) => Promise<number>;
  readonly readMemoryShare: () => Promise<number | null>;
}

/** Asks the engine, once `check` lets it. */
export function engineOn(queues: Queues, check: () => Promise<void>, readers: EngineReaders): Engine {
  return {
    isPaused: async (name) => {
      await check();
      return queues[name].isPaused();
    },
    setPaused: async (name, isPaused) => {
      await check();
      await (isPaused ? queues[name].pause() : queues[name].resume());
    },
    readFacts: async () => {
      await check();
      return readEngineFacts(queues, readers.readServer);
    },
    readMeters: async () => {
      await check();
      return readQueueMeters(queues, readers.countDue);
    },
    readMemoryShare: async () => {
      await check();
      return readers.readMemoryShare();
    },
    engineQueues: queueNames.map((name) => queues[name]),
  };
}

/** BullMQ's own table: its interface does not tell the time at which a job is due. */
export async function countDueRows(pool: PgPool, name: QueueName, now: number): Promise<number> {
  const { rows } = await pool.query(
    `select count(*) from bullmq.job where queue = $1 and state = 'delayed' and process_at_ms < $2`,
    [name, now],
  );
  return Number((rows as { readonly count: string }[])[0]?.count ?? 0);
}

import { z } from 'zod';
import { actor, time } from './api-schemas.ts';

const queueNameSchema = z.enum(['galleries', 'photos', 'polls', 'upkeep', 'deliveries']);
const count = z.number().int();
const seconds = z.number().nullable();
const percentilesSchema = z
  .object({ p50: z.number(), p95: z.number(), p99: z.number() })
  .nullable()
  .describe('In milliseconds, right within a tenth; null: nothing was measured.');
const workSchema = z.object({
  asked: count,
  ended: count.describe('Failed or not.'),
  failed: count,
});

const redisSchema = z
  .object({
    version: z.string().nullable(),
    usedBytes: z.number().nullable(),
    maxBytes: z.number().nullable().describe('null: no limit.'),
    policy: z.string().nullable().describe('Of eviction; jobs need noeviction.'),
    aof: z.enum(['on', 'off', 'failing']).nullable(),
    clients: count.nullable(),
    uptimeSeconds: z.number().nullable(),
  })
  .nullable()
  .describe('null: the queue lives in the records, or Redis is away. What a server keeps to itself is null.');

const engineSchema = z.object({
  kind: z.enum(['redis', 'embedded']),
  problem: z.string().nullable().describe('Why the queue does not answer; the rest is empty then.'),
  queues: z.array(
    z.object({
      name: queueNameSchema,
      isPaused: z.boolean(),
      waiting: count,
      active: count,
      delayed: count.describe('Put off, or waiting for other jobs.'),
      failed: count,
    }),
  ),
  workers: z
    .array(z.object({ name: z.string(), queues: z.array(queueNameSchema) }))
    .nullable()
    .describe('Processes that take jobs; null: this one does, embedded, or the engine does not tell.'),
  active: z
    .array(
      z.object({
        queue: queueNameSchema,
        job: z.string(),
        about: z.record(z.string(), z.string()).describe('Ids and names.'),
        worker: z.string().nullable(),
        since: time.nullable(),
      }),
    )
    .describe('Jobs in work.'),
  redis: redisSchema,
});

export const healthSchema = z
  .object({
    at: time,
    alarms: z
      .array(z.object({ code: z.string(), message: z.string(), isUrgent: z.boolean() }))
      .describe('What somebody should see to, the urgent first.'),
    runs: z.object({
      waiting: count,
      running: count,
      oldestWaitingSeconds: seconds,
      recent: workSchema.extend({ minutes: count, waitMs: percentilesSchema, runMs: percentilesSchema }),
      failedLastHour: count,
    }),
    deliveries: z.object({
      pending: count,
      oldestDueSeconds: seconds,
      recent: workSchema.extend({ minutes: count }),
    }),
    outbox: z.object({ pending: count, oldestSeconds: seconds }),
    pauses: z.array(z.object({ queue: z.string(), by: z.string(), since: time })),
    engine: engineSchema,
    database: z.object({
      isEmbedded: z.boolean(),
      version: z.string(),
      connections: count,
      maxConnections: count,
      sizeBytes: z.number(),
    }),
  })
  .meta({ id: 'Health', description: 'How the system does at this moment.' });

const perMinute = z.number().describe('A minute.');
export const healthHistorySchema = z
  .object({
    range: z.enum(['hour', 'day', 'week']),
    stepSeconds: count,
    from: time,
    points: z
      .array(
        z.object({
          at: time.describe('When the step began.'),
          asked: perMinute,
          ended: perMinute,
          failed: perMinute,
          delivered: perMinute,
          waiting: z.number().describe('The most there were.'),
          oldestWaitingSeconds: seconds.describe('The longest.'),
          outboxSeconds: seconds.describe('The longest.'),
          waitMs: percentilesSchema,
          runMs: percentilesSchema,
          workers: count.nullable().describe('The fewest.'),
          redisBytes: z.number().nullable(),
          databaseBytes: z.number(),
        }),
      )
      .describe('The oldest first. A step in which no server was there to measure is not named.'),
  })
  .meta({ id: 'HealthHistory' });

export const historyQuestionSchema = z.strictObject({
  range: z.enum(['hour', 'day', 'week']).default('hour'),
});
export const pauseSchema = z.strictObject({ who: actor });
export const queueParamsSchema = z.object({ name: queueNameSchema });
export const pausedSchema = z.object({
  queue: queueNameSchema,
  isPaused: z.boolean(),
  isApplied: z.boolean().describe('false: the queue is away, and is told when it is back.'),
});

export type Health = z.infer<typeof healthSchema>;
export type HealthHistory = z.infer<typeof healthHistorySchema>;
export type HealthRange = HealthHistory['range'];
export type PausableQueue = z.infer<typeof queueNameSchema>;
export type Paused = z.infer<typeof pausedSchema>;

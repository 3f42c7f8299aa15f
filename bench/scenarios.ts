import { coldStart } from './cold-start.ts';
import { backlog } from './backlog.ts';
import { intake } from './intake.ts';
import { queueEmbedded } from './queue-embedded.ts';
import { queueProcesses } from './queue-processes.ts';
import { queueRedis } from './queue-redis.ts';
import { simulateDay } from './simulate-day.ts';
import { start } from './start.ts';
import type { Scenario } from './framework/scenario.ts';

/** All that is measured, in the order of `docs/performance.md`. */
export const scenarios: readonly Scenario[] = [
  coldStart,
  queueRedis,
  queueProcesses,
  queueEmbedded,
  intake,
  backlog,
  start,
  simulateDay,
];

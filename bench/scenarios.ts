import { backlog } from './backlog.ts';
import { captionReading } from './caption-reading.ts';
import { coldStart } from './cold-start.ts';
import { dice } from './dice.ts';
import type { Scenario } from './framework/scenario.ts';
import { grouping } from './grouping.ts';
import { intake } from './intake.ts';
import { pageReading } from './page-reading.ts';
import { queueEmbedded } from './queue-embedded.ts';
import { queueProcesses } from './queue-processes.ts';
import { queueRedis } from './queue-redis.ts';
import { simulateDay } from './simulate-day.ts';
import { start } from './start.ts';

/** All that is measured, in the order of `docs/performance.md`. */
export const scenarios: readonly Scenario[] = [
  coldStart,
  grouping,
  dice,
  captionReading,
  pageReading,
  queueRedis,
  queueProcesses,
  queueEmbedded,
  intake,
  backlog,
  start,
  simulateDay,
];

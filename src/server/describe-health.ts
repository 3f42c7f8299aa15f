import type { Health } from '../client/health-schemas.ts';
import type { EngineFacts } from '../jobs/engine-facts.ts';
import { readPercentiles } from '../storage/health/duration-histogram.ts';
import { measureDeliveries, measureRuns } from '../storage/health/measure-work.ts';
import { readBacklog } from '../storage/health/read-backlog.ts';
import { readDatabaseFacts } from '../storage/health/read-database-facts.ts';
import { listPauses } from '../storage/queue-pauses.ts';
import type { ServerResources } from './build-server.ts';
import { findAlarms } from './find-alarms.ts';

/** How the system does at this moment: work and backlog from the records, the rest from the engine. */
export async function describeHealth({ database, queue }: ServerResources): Promise<Health> {
  const to = new Date();
  const stretch = (minutes: number) => ({
    from: new Date(+to - minutes * 60_000).toISOString(),
    to: to.toISOString(),
  });
  const [recent, hour, deliveries, backlog, facts, pauses, engine] = await Promise.all([
    measureRuns(database, stretch(recentMinutes)),
    measureRuns(database, stretch(60)),
    measureDeliveries(database, stretch(recentMinutes)),
    readBacklog(database),
    readDatabaseFacts(database),
    listPauses(database),
    describeEngine(queue),
  ]);
  const { wait, run, ...work } = recent;
  const health = {
    at: to.toISOString(),
    runs: {
      ...backlog.runs,
      recent: { ...work, minutes: recentMinutes, waitMs: readPercentiles(wait), runMs: readPercentiles(run) },
      failedLastHour: hour.failed,
    },
    deliveries: { ...backlog.deliveries, recent: { ...deliveries, minutes: recentMinutes } },
    outbox: backlog.outbox,
    pauses: [...pauses],
    engine,
    database: { isEmbedded: engine.kind === 'embedded', ...facts },
  };
  return { ...health, alarms: [...findAlarms(health)] };
}

const recentMinutes = 15;

async function describeEngine(queue: ServerResources['queue']): Promise<Health['engine']> {
  const kind = queue.courier.kind === 'redis' ? ('redis' as const) : ('embedded' as const);
  try {
    return { kind, problem: null, ...toAnswer(await queue.readFacts()) };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { kind, problem, queues: [], workers: null, active: [], redis: null };
  }
}

function toAnswer({
  queues,
  workers,
  active,
  server,
}: EngineFacts): Omit<Health['engine'], 'kind' | 'problem'> {
  return {
    queues: queues.map((each) => ({ ...each })),
    workers: workers?.map(({ name, queues: own }) => ({ name, queues: [...own] })) ?? null,
    active: active.map(({ about, ...job }) => ({ ...job, about: { ...about } })),
    redis: server,
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { logRarely } from '../log.ts';
import type { Resources } from '../resources.ts';
import { findUnmeasuredMinute, keepSample } from '../storage/health/health-samples.ts';
import { measureDeliveries, measureRuns } from '../storage/health/measure-work.ts';
import { readBacklog } from '../storage/health/read-backlog.ts';
import { readDatabaseFacts } from '../storage/health/read-database-facts.ts';

type SamplerResources = Pick<Resources, 'database' | 'queue' | 'log'>;

/** Measures every minute once it is over, until `close`. Of several servers the first to come keeps what it measured. */
export function startSampler(resources: SamplerResources): { readonly close: () => Promise<void> } {
  const onError = logRarely(resources.log);
  const stop = new AbortController();
  const work = async () => {
    while (!stop.signal.aborted) {
      const untilNextMs = minuteMs - (Date.now() % minuteMs) + settleMs;
      await sleep(untilNextMs, undefined, { signal: stop.signal }).catch(() => {});
      if (stop.signal.aborted) return;
      await sampleHealth(resources).catch((error: unknown) => onError(error, 'sampler'));
    }
  };
  const done = work();
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

const minuteMs = 60_000;
/** What a transaction stamps is seen when it is committed. */
const settleMs = 5000;

/** Measures the last minute that is over, unless somebody did already. */
export async function sampleHealth({ database, queue }: Omit<SamplerResources, 'log'>): Promise<void> {
  const minute = await findUnmeasuredMinute(database);
  if (minute === null) return;
  const to = new Date(Date.parse(minute) + minuteMs).toISOString();
  const stretch = { from: minute, to };
  const [runs, deliveries, backlog, { sizeBytes }, engine] = await Promise.all([
    measureRuns(database, stretch),
    measureDeliveries(database, stretch),
    readBacklog(database),
    readDatabaseFacts(database),
    // That the queue is away is when the rest is wanted most.
    queue.readFacts().catch(() => null),
  ]);
  await keepSample(database, minute, {
    runs,
    deliveries,
    backlog,
    workers: engine?.workers?.length ?? null,
    redisBytes: engine?.server?.usedBytes ?? null,
    databaseBytes: sizeBytes,
  });
}

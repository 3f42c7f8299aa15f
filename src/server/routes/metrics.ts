import { Registry } from 'prom-client';
import { processMetrics } from '../../metrics/process-metrics.ts';
import { readBacklog } from '../../storage/health/read-backlog.ts';
import { listPauses } from '../../storage/queue-pauses.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { gatherSharedMetrics, type SharedFacts } from '../gather-shared-metrics.ts';
import { within } from '../within.ts';

/** `GET /metrics` for Prometheus: what this process counts, and what all of them share, read at this moment. */
export function metricsRoutes(routes: TypedServer, resources: ServerResources): void {
  const schema = { summary: 'What Prometheus reads: counters of this process, gauges of all of them' };
  // From here on, not from the first look on: the lag of the event loop is measured all the time.
  const ofProcess = processMetrics();
  const read = shareReading(() => readShared(resources));
  routes.get('/metrics', { schema }, async (_request, reply) => {
    const shared = gatherSharedMetrics(await read());
    const all = Registry.merge([resources.metrics.registry, shared, ofProcess]);
    return reply.type(all.contentType).send(await all.metrics());
  });
}

const patienceMs = 3000;
/** Several who watch cost what one costs. */
const freshMs = 1000;

async function readShared({ database, queue }: ServerResources): Promise<SharedFacts> {
  const ask = <T>(question: () => Promise<T>) => within(patienceMs, question).catch(() => null);
  const [backlog, pauses, meters, engine] = await Promise.all([
    ask(() => readBacklog(database)),
    ask(() => listPauses(database)),
    ask(() => queue.readMeters()),
    ask(() => queue.readFacts()),
  ]);
  const paused = pauses === null ? null : new Set(pauses.map((pause) => pause.queue));
  return { backlog, paused, meters, engine, isEmbedded: queue.courier.kind === 'pglite' };
}

function shareReading<T>(read: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly reading: Promise<T> } | null = null;
  return () => {
    if (last === null || performance.now() - last.atMs > freshMs)
      last = { atMs: performance.now(), reading: read() };
    return last.reading;
  };
}

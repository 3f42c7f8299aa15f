import {
  healthHistorySchema,
  healthSchema,
  historyQuestionSchema,
  pausedSchema,
  pauseSchema,
  queueParamsSchema,
} from '../../client/health-schemas.ts';
import { listSamples } from '../../storage/health/health-samples.ts';
import { setPause } from '../../storage/queue-pauses.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { chartHealth, healthRanges } from '../chart-health.ts';
import { describeHealth } from '../describe-health.ts';

/** `/api/health`: how the system does and did; `/api/queues/{name}/pause` and `/resume`. */
export function operationRoutes(routes: TypedServer, resources: ServerResources): void {
  const now = { summary: 'How the system does at this moment', response: { 200: healthSchema } };
  routes.get('/api/health', { schema: now }, () => describeHealth(resources));
  historyRoute(routes, resources);
  pauseRoute(routes, resources, 'pause');
  pauseRoute(routes, resources, 'resume');
}

function historyRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'How the system did in the last hour, day or week',
    querystring: historyQuestionSchema,
    response: { 200: healthHistorySchema },
  };
  routes.get('/api/health/history', { schema }, async (request) => {
    const { range } = request.query;
    const { minutes, step } = healthRanges[range];
    const points = chartHealth(await listSamples(database, minutes), step);
    const from = new Date(Date.now() - minutes * 60_000).toISOString();
    return { range, stepSeconds: step * 60, from, points: [...points] };
  });
}

function pauseRoute(
  routes: TypedServer,
  { database, queue, log }: ServerResources,
  action: 'pause' | 'resume',
): void {
  const isPaused = action === 'pause';
  const schema = {
    summary: isPaused
      ? 'Have nobody take up jobs of a queue any more; what is in work goes on'
      : 'Have the jobs of a queue taken up again',
    params: queueParamsSchema,
    body: pauseSchema,
    response: { 200: pausedSchema },
  };
  routes.post(`/api/queues/:name/${action}`, { schema }, async (request) => {
    const { name } = request.params;
    await setPause(database, { queue: name, isPaused, who: request.body.who });
    // What the queue does not hear now, the upkeep tells it.
    const isApplied = await queue.setPaused(name, isPaused).then(
      () => true,
      (error: unknown) => {
        log.warn({ queue: name, err: error }, `the queue was not told to ${action}`);
        return false;
      },
    );
    return { queue: name, isPaused, isApplied };
  });
}

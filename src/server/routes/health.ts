import { readinessSchema } from '../../client/api-schemas.ts';
import type { Database } from '../../storage/database.ts';
import { countDeliveries } from '../../storage/deliveries.ts';
import { listPauses } from '../../storage/queue-pauses.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { within } from '../within.ts';

/** `/livez`: the process answers. `/readyz`: its database and queue do too, or the causes; and what troubles intake and outputs. */
export function healthRoutes(
  routes: TypedServer,
  { database, queue, troubles, room }: ServerResources,
): void {
  routes.get('/livez', { schema: { summary: 'Whether the process answers' } }, () => ({ status: 'live' }));
  routes.get(
    '/readyz',
    {
      schema: {
        summary: 'Whether database and queue answer too, or the causes',
        response: { 200: readinessSchema, 503: readinessSchema },
      },
    },
    async (_request, reply) => {
      const causes = [
        ...(await causeOf('database', () => database.query('select 1'))),
        ...(await causeOf('queue', () => queue.check())),
      ];
      const isReady = causes.length === 0;
      // A folder that cannot be emptied, or an output that takes nothing, is no reason to send nobody here any more.
      const told = [
        ...troubles.list().map(({ where, message }) => ({
          part: 'intake' as const,
          message: `${where}: ${message}`,
        })),
        ...(await refusals(room)),
        ...(isReady ? await troublesOfOutputs(database) : []),
        ...(isReady ? await pausedQueues(database) : []),
      ];
      return reply
        .status(isReady ? 200 : 503)
        .send({ status: isReady ? ('ready' as const) : ('unready' as const), causes: [...causes, ...told] });
    },
  );
}

async function refusals({
  findTrouble,
}: ServerResources['room']): Promise<{ readonly part: 'intake'; readonly message: string }[]> {
  const trouble = await within(patienceMs, findTrouble).catch(() => null);
  return trouble === null ? [] : [{ part: 'intake', message: `nothing is taken: ${trouble}` }];
}

async function troublesOfOutputs(
  database: Database,
): Promise<{ readonly part: 'outputs'; readonly message: string }[]> {
  const counts = await countDeliveries(database, recentHours).catch(() => []);
  return counts
    .filter(({ failed }) => failed > 0)
    .map(({ output, failed }) => ({
      part: 'outputs',
      message: `${output}: ${failed} deliver${failed === 1 ? 'y' : 'ies'} failed within ${recentHours} hours`,
    }));
}

async function pausedQueues(
  database: Database,
): Promise<{ readonly part: 'queue'; readonly message: string }[]> {
  const pauses = await listPauses(database).catch(() => []);
  return pauses.map(({ queue, by, since }) => ({
    part: 'queue',
    message: `${queue} is paused by ${by} since ${since}`,
  }));
}

const recentHours = 24;

type Part = 'database' | 'queue';
/** Whoever asks, a container's own check for one, has given up soon after. */
const patienceMs = 2000;

async function causeOf(
  part: Part,
  check: () => Promise<unknown>,
): Promise<{ readonly part: Part; readonly message: string }[]> {
  try {
    await within(patienceMs, check);
    return [];
  } catch (error) {
    return [{ part, message: error instanceof Error ? error.message : String(error) }];
  }
}

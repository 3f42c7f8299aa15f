import { failureListSchema, retriedSchema, retryFailuresSchema } from '../../client/failure-schemas.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { countFailedRuns, listFailures } from '../../storage/failures.ts';
import { retryFailures } from '../retry-failures.ts';

/** `GET /api/failures`: why runs failed; `POST /api/failures/retry`: all that failed for one cause again. */
export function failureRoutes(routes: TypedServer, resources: ServerResources): void {
  const { database, wakeRelay } = resources;
  const list = { summary: 'Runs that failed, by their causes', response: { 200: failureListSchema } };
  routes.get('/api/failures', { schema: list }, async () => ({
    failures: [...(await listFailures(database))],
  }));
  const retry = {
    summary: 'Have the runs tried again that failed for a cause, up to 200 at a time',
    body: retryFailuresSchema,
    response: { 202: retriedSchema },
  };
  routes.post('/api/failures/retry', { schema: retry }, async (request, reply) => {
    const { cause, requestedBy } = request.body;
    const retried = await retryFailures(resources, cause, requestedBy);
    wakeRelay();
    return reply.status(202).send({ retried, left: await countFailedRuns(database, cause) });
  });
}

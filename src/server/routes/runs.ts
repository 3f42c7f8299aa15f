import { z } from 'zod';
import { runListSchema, runQuestionSchema, runSchema } from '../../client/api-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { findRun, listRuns } from '../../storage/runs.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeRuns } from '../describe-runs.ts';

/** `GET /api/runs`, `GET /api/runs/{id}` */
export function runRoutes(routes: TypedServer, { database }: ServerResources): void {
  const list = {
    summary: 'Runs, the newest first',
    querystring: runQuestionSchema,
    response: { 200: runListSchema },
  };
  routes.get('/api/runs', { schema: list }, async (request) => {
    const { limit, cursor = null, galleryId = null, state = null } = request.query;
    const { records, nextCursor } = await listRuns(database, { limit, cursor, galleryId, state });
    return { runs: await describeRuns(database, records), nextCursor };
  });
  const one = { summary: 'One run', params: z.object({ id: z.string() }), response: { 200: runSchema } };
  routes.get('/api/runs/:id', { schema: one }, async (request) => {
    const record = await findRun(database, request.params.id);
    const [run] = record === null ? [] : await describeRuns(database, [record]);
    if (run === undefined) throw new ExpectedError('NOT_FOUND', `there is no run ${request.params.id}`);
    return run;
  });
}

import { z } from 'zod';
import {
  receiptSchema,
  retrySchema,
  runListSchema,
  runQuestionSchema,
  runSchema,
} from '../../client/api-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { findRun, listRuns, retryRun } from '../../storage/runs.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeRuns } from '../describe-runs.ts';

/** `GET /api/runs`, `GET /api/runs/{id}`, `POST /api/runs/{id}/retry` */
export function runRoutes(routes: TypedServer, resources: ServerResources): void {
  readRoutes(routes, resources);
  retryRoute(routes, resources);
}

function readRoutes(routes: TypedServer, { database }: ServerResources): void {
  const list = {
    summary: 'Runs, the newest first',
    querystring: runQuestionSchema,
    response: { 200: runListSchema },
  };
  routes.get('/api/runs', { schema: list }, async (request) => {
    const { records, nextCursor } = await listRuns(database, request.query);
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

function retryRoute(routes: TypedServer, { database, queue, wakeRelay }: ServerResources): void {
  const schema = {
    summary: 'Have a run that failed tried again',
    params: z.object({ id: z.string() }),
    body: retrySchema,
    response: { 202: receiptSchema },
  };
  routes.post('/api/runs/:id/retry', { schema }, async (request, reply) => {
    const { id } = request.params;
    // The job that failed stands in the way of the one that is to come.
    if ((await findRun(database, id))?.state === 'failed') await queue.remove(id);
    const run = await retryRun(database, id, request.body.requestedBy);
    wakeRelay();
    return reply.status(202).send({ gallery: { id: run.galleryId }, run: { id, href: `/api/runs/${id}` } });
  });
}

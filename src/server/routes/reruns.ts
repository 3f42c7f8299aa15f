import { z } from 'zod';
import {
  bulkRerunListSchema,
  bulkRerunQuestionSchema,
  bulkRerunRequestSchema,
  bulkRerunSchema,
  publishSchema,
  rerunCountQuestionSchema,
  rerunCountSchema,
  stopSchema,
} from '../../client/rerun-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import {
  findBulkRerun,
  listBulkReruns,
  publishBulkPreview,
  requestBulkRerun,
  stopBulkRerun,
} from '../../storage/bulk-reruns.ts';
import type { BulkRerunRecord } from '../../storage/bulk-rerun-records.ts';
import type { Database } from '../../storage/database.ts';
import { countMatchingGalleries } from '../../storage/gallery-filter.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { forgetJobs } from '../forget-jobs.ts';

const params = z.object({ id: z.string() });

/** Many galleries cleaned again at once: how many that would be, asking, progress, stopping, publishing a preview. */
export function rerunRoutes(routes: TypedServer, resources: ServerResources): void {
  readRoutes(routes, resources);
  askRoutes(routes, resources);
  stopRoute(routes, resources);
}

function readRoutes(routes: TypedServer, { database }: ServerResources): void {
  const count = {
    summary: 'How many galleries a rerun with this filter would be of',
    querystring: rerunCountQuestionSchema,
    response: { 200: rerunCountSchema },
  };
  routes.get('/api/reruns/count', { schema: count }, async (request) => ({
    count: (await countMatchingGalleries(database.query, request.query)).total,
  }));
  const list = {
    summary: 'Bulk reruns, the newest first',
    querystring: bulkRerunQuestionSchema,
    response: { 200: bulkRerunListSchema },
  };
  routes.get('/api/reruns', { schema: list }, async (request) => {
    const { records, nextCursor } = await listBulkReruns(database, request.query);
    return { reruns: [...records], nextCursor };
  });
  const one = { summary: 'One bulk rerun: how far it is', params, response: { 200: bulkRerunSchema } };
  routes.get('/api/reruns/:id', { schema: one }, (request) => readBulk(database, request.params.id));
}

function askRoutes(routes: TypedServer, { database, queue, log }: ServerResources): void {
  // What Redis does not take now is brought to it by the upkeep.
  const order = (bulk: BulkRerunRecord) =>
    queue
      .askReruns(bulk.id)
      .catch((error: unknown) => log.warn({ err: error }, 'the queue takes no bulk rerun'));
  const ask = {
    summary: 'Have all galleries that match cleaned again, behind everything else',
    body: bulkRerunRequestSchema,
    response: { 202: bulkRerunSchema },
  };
  routes.post('/api/reruns', { schema: ask }, async (request, reply) => {
    const { preview: isPreview, rulesVersion = null, newest = null, ...rest } = request.body;
    const bulk = await requestBulkRerun(database, { ...rest, isPreview, rulesVersion, newest });
    await order(bulk);
    return reply.status(202).header('location', `/api/reruns/${bulk.id}`).send(bulk);
  });
  const publish = {
    summary: 'Do in earnest what a preview showed, for the galleries that would change',
    params,
    body: publishSchema,
    response: { 202: bulkRerunSchema },
  };
  routes.post('/api/reruns/:id/publish', { schema: publish }, async (request, reply) => {
    const { requestedBy, reason = null } = request.body;
    const bulk = await publishBulkPreview(database, request.params.id, { requestedBy, reason });
    await order(bulk);
    return reply.status(202).header('location', `/api/reruns/${bulk.id}`).send(bulk);
  });
}

function stopRoute(routes: TypedServer, resources: ServerResources): void {
  const schema = {
    summary: 'Ask for no more of its runs and end those that wait; what is in work finishes',
    params,
    body: stopSchema,
    response: { 200: bulkRerunSchema },
  };
  routes.post('/api/reruns/:id/stop', { schema }, async (request) => {
    const { id } = request.params;
    await forgetJobs(resources, await stopBulkRerun(resources.database, id, request.body.requestedBy));
    return readBulk(resources.database, id);
  });
}

async function readBulk(database: Database, id: string): Promise<BulkRerunRecord> {
  const bulk = await findBulkRerun(database, id);
  if (bulk === null) throw new ExpectedError('NOT_FOUND', `there is no rerun ${id}`);
  return bulk;
}

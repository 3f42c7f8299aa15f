import { Readable } from 'node:stream';
import { z } from 'zod';
import {
  galleryWithRunsSchema,
  receiptSchema,
  rerunSchema,
  revisionNumber,
} from '../../client/api-schemas.ts';
import { galleryListSchema, galleryQuestionSchema, sourceNamesSchema } from '../../client/listing-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { completeSettings } from '../../pipeline/cleaning-settings.ts';
import { findGallery } from '../../storage/galleries.ts';
import { listGalleries, type ListedGallery } from '../../storage/listings/list-galleries.ts';
import { listSourceNames } from '../../storage/listings/list-source-names.ts';
import { openRevision } from '../../storage/revisions.ts';
import { requestRun } from '../../storage/request-run.ts';
import { findNewestSettings, listRuns, runPriorities } from '../../storage/runs.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeRuns } from '../describe-runs.ts';

const params = z.object({ id: z.string() });

/** The galleries as received: list, one with its runs, its bytes, a rerun. */
export function galleryRoutes(routes: TypedServer, resources: ServerResources): void {
  listRoutes(routes, resources);
  readRoutes(routes, resources);
  rerunRoute(routes, resources);
}

function listRoutes(routes: TypedServer, { database }: ServerResources): void {
  const list = {
    summary: 'Galleries, searched and filtered, the newest first',
    querystring: galleryQuestionSchema,
    response: { 200: galleryListSchema },
  };
  routes.get('/api/galleries', { schema: list }, async ({ query }) => {
    const { limit, cursor = null, search = null, source = null, state = null, ...rest } = query;
    const { from = null, to = null, warning = null, flag = null } = rest;
    const question = { limit, cursor, search, source, state, from, to, warning, flag };
    const { records, nextCursor } = await listGalleries(database, question);
    return { galleries: records.map(toAnswer), nextCursor };
  });
  const sources = { summary: 'Who has sent galleries', response: { 200: sourceNamesSchema } };
  routes.get('/api/galleries/sources', { schema: sources }, async () => {
    return { sources: [...(await listSourceNames(database))] };
  });
}

function toAnswer({ summary, ...gallery }: ListedGallery) {
  if (summary === null) return { ...gallery, summary };
  return { ...gallery, summary: { ...summary, flags: [...summary.flags], agencies: [...summary.agencies] } };
}

function readRoutes(routes: TypedServer, { database }: ServerResources): void {
  const one = { summary: 'One gallery with its runs', params, response: { 200: galleryWithRunsSchema } };
  routes.get('/api/galleries/:id', { schema: one }, async (request) => {
    const gallery = await findGallery(database, request.params.id);
    if (gallery === null) throw noGallery(request.params.id);
    const { records } = await listRuns(database, { galleryId: gallery.id });
    return { gallery, runs: await describeRuns(database, records) };
  });
  const received = {
    summary: 'The bytes as received: of the newest revision, or the one named',
    params,
    querystring: z.strictObject({ revision: revisionNumber.optional() }),
  };
  routes.get('/api/galleries/:id/received', { schema: received }, async (request, reply) => {
    const found = await openRevision(database, request.params.id, request.query.revision);
    if (found === null) throw noGallery(request.params.id);
    // Whatever it says it is, a browser is to show or keep it, not to run it.
    return reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('content-length', found.sizeBytes)
      .send(Readable.from(found.read()));
  });
}

function rerunRoute(routes: TypedServer, { database, wakeRelay, metrics }: ServerResources): void {
  const schema = {
    summary: 'Ask for another run',
    params,
    body: rerunSchema,
    response: { 202: receiptSchema },
  };
  routes.post('/api/galleries/:id/runs', { schema }, async (request, reply) => {
    const galleryId = request.params.id;
    const { settings = {}, reason, requestedBy, preview, revision = null } = request.body;
    const { rulesVersion = null } = request.body;
    const newest = await findNewestSettings(database.query, galleryId);
    const { run, isNew } = await requestRun(database, {
      galleryId,
      revision,
      settings: completeSettings(settings, newest),
      reason,
      requestedBy,
      isPreview: preview,
      rulesVersion,
      priority: runPriorities.person,
    });
    if (!isNew) metrics.deduplicated.inc({ queue: 'galleries' });
    wakeRelay();
    const href = `/api/runs/${run.id}`;
    return reply
      .status(202)
      .header('location', href)
      .send({ gallery: { id: galleryId }, run: { id: run.id, href } });
  });
}

function noGallery(id: string): ExpectedError {
  return new ExpectedError('NOT_FOUND', `there is no gallery ${id}`);
}

import { z } from 'zod';
import {
  acceptanceSchema,
  acceptSchema,
  type Doubt,
  reopenSchema,
  reviewQuestionSchema,
  reviewSchema,
} from '../../client/review-schemas.ts';
import { acceptDoubts, undoAcceptance } from '../../storage/doubts/accept-doubts.ts';
import { countDoubts, type DoubtRecord, listDoubts } from '../../storage/doubts/list-doubts.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `/api/review`: what a person should look at, accepting that it is right as it is, and taking that back. */
export function reviewRoutes(routes: TypedServer, resources: ServerResources): void {
  listRoute(routes, resources);
  acceptRoute(routes, resources);
  undoRoute(routes, resources);
}

function listRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'What a person should look at in what is published, the most doubtful first',
    querystring: reviewQuestionSchema,
    response: { 200: reviewSchema },
  };
  routes.get('/api/review', { schema }, async (request) => {
    const { accepted: isAccepted, ...question } = request.query;
    const [{ records, nextCursor }, counts] = await Promise.all([
      listDoubts(database, { ...question, isAccepted }),
      countDoubts(database, { ...question, kind: null, isAccepted }),
    ]);
    return { doubts: records.map(toAnswer), counts: [...counts], nextCursor };
  });
}

function acceptRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'Say that doubts are right as they are: those named, or all that a filter leaves',
    body: acceptSchema,
    response: { 201: acceptanceSchema },
  };
  routes.post('/api/review/acceptances', { schema }, async (request, reply) => {
    const { body } = request;
    const wanted = 'doubts' in body ? { ids: body.doubts } : { filter: body.filter, count: body.count };
    return reply.status(201).send(await acceptDoubts(database, wanted, body.who));
  });
}

function undoRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'Open again what was accepted at once',
    params: z.object({ id: z.string() }),
    body: reopenSchema,
    response: { 200: acceptanceSchema },
  };
  routes.post('/api/review/acceptances/:id/undo', { schema }, async (request) =>
    undoAcceptance(database, request.params.id, request.body.who),
  );
}

function toAnswer({ sides, ...doubt }: DoubtRecord): Doubt {
  return { ...doubt, sides: sides.map(({ entries, ...side }) => ({ ...side, entries: [...entries] })) };
}

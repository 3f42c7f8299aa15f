import { z } from 'zod';
import { retrySchema } from '../../client/api-schemas.ts';
import {
  deliveryListQuestionSchema,
  deliveryListSchema,
  deliverySchema,
} from '../../client/delivery-schemas.ts';
import { findDelivery, listDeliveries, retryDelivery } from '../../storage/deliveries.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `GET /api/deliveries`, `POST /api/deliveries/{id}/retry` */
export function deliveryRoutes(routes: TypedServer, resources: ServerResources): void {
  const { database } = resources;
  const list = {
    summary: 'What was sent to the outputs and how that went, the newest first',
    querystring: deliveryListQuestionSchema,
    response: { 200: deliveryListSchema },
  };
  routes.get('/api/deliveries', { schema: list }, async (request) => {
    const { limit, cursor = null, galleryId = null, output = null, state = null } = request.query;
    const question = { limit, cursor, galleryId, output, state };
    const { records, nextCursor } = await listDeliveries(database, question);
    return { deliveries: [...records], nextCursor };
  });
  retryRoute(routes, resources);
}

function retryRoute(routes: TypedServer, { database, queue, wakeRelay }: ServerResources): void {
  const schema = {
    summary: 'Have a delivery that failed tried again',
    params: z.object({ id: z.string() }),
    body: retrySchema,
    response: { 202: deliverySchema },
  };
  routes.post('/api/deliveries/:id/retry', { schema }, async (request, reply) => {
    const { id } = request.params;
    // The job that ended stands in the way of the one that is to come.
    if ((await findDelivery(database, id))?.state === 'failed') await queue.remove(id, 'deliveries');
    const delivery = await retryDelivery(database, id, request.body.requestedBy);
    wakeRelay();
    return reply.status(202).send(delivery);
  });
}

import { z } from 'zod';
import { runChangesQuestionSchema, runChangesSchema } from '../../client/change-schemas.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { describeChanges } from '../describe-changes.ts';

/** `GET /api/runs/{id}/changes`: what a run's manifest changes, item by item. */
export function runChangeRoutes(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: "What a run's manifest changes, item by item",
    params: z.object({ id: z.string() }),
    querystring: runChangesQuestionSchema,
    response: { 200: runChangesSchema },
  };
  routes.get('/api/runs/:id/changes', { schema }, (request) =>
    describeChanges(database, request.params.id, request.query.since),
  );
}

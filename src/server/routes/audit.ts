import { auditListSchema, auditQuestionSchema } from '../../client/audit-schemas.ts';
import { listAudit } from '../../storage/audit.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `GET /api/audit`: who did what. */
export function auditRoutes(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'Who did what, the newest first',
    querystring: auditQuestionSchema,
    response: { 200: auditListSchema },
  };
  routes.get('/api/audit', { schema }, async (request) => {
    const { limit, cursor = null, galleryId = null } = request.query;
    const { records, nextCursor } = await listAudit(database, { limit, cursor, galleryId });
    return { records: [...records], nextCursor };
  });
}

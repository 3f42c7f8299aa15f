import { manifestPath } from '../../client/manifest-path.ts';
import { publicationListSchema, publicationQuestionSchema } from '../../client/publication-schemas.ts';
import { listPublications } from '../../storage/publications.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `GET /api/manifests?since=`: what was published and retracted, in order, for subscribers that ask. */
export function publicationRoutes(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'What was published since a cursor, the oldest first',
    querystring: publicationQuestionSchema,
    response: { 200: publicationListSchema },
  };
  routes.get('/api/manifests', { schema }, async (request) => {
    const { since = null, source = null, galleryId = null, limit } = request.query;
    const { publications, ...rest } = await listPublications(database, { since, source, galleryId, limit });
    return {
      publications: publications.map((each) => ({ ...each, href: manifestPath(each.galleryId, each.runId) })),
      ...rest,
    };
  });
}

import { z } from 'zod';
import { deletionQuestionSchema, deletionSchema } from '../../client/deletion-schemas.ts';
import { deleteGallery } from '../../storage/delete-gallery.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { forgetJobs } from '../forget-jobs.ts';

/** `DELETE /api/galleries/{id}`: with everything that hangs on it. */
export function deletionRoutes(routes: TypedServer, resources: ServerResources): void {
  const schema = {
    summary: 'Delete a gallery with everything that hangs on it, and tell its subscribers',
    params: z.object({ id: z.string() }),
    querystring: deletionQuestionSchema,
    response: { 200: deletionSchema },
  };
  routes.delete('/api/galleries/:id', { schema }, async (request) => {
    const { galleryId, unfinishedRunIds, photos, isRetracted } = await deleteGallery(
      resources.database,
      request.params.id,
      request.query,
    );
    await forgetJobs(resources, unfinishedRunIds);
    return { gallery: { id: galleryId }, photos, isRetracted };
  });
}

import { z } from 'zod';
import { entryPhotosQuestionSchema, entryPhotosSchema } from '../../client/photo-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { findEntryPhotos } from '../../storage/manifests.ts';
import { photoKeys, thumbnailSizes } from '../../storage/photo-store.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** The photos of a gallery's entries, and their thumbnails. */
export function photoRoutes(routes: TypedServer, resources: ServerResources): void {
  entryPhotosRoute(routes, resources);
  thumbnailRoute(routes, resources);
}

function entryPhotosRoute(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'The photos of a manifest, by the entries they came with',
    params: z.object({ id: z.string() }),
    querystring: entryPhotosQuestionSchema,
    response: { 200: entryPhotosSchema },
  };
  routes.get('/api/galleries/:id/photos', { schema }, async (request) => {
    const { id } = request.params;
    const photos = await findEntryPhotos(database, id, request.query.run ?? null);
    if (photos === null) throw new ExpectedError('NOT_FOUND', `gallery ${id} has no such manifest`);
    return { photos: [...photos] };
  });
}

/** Named by content, so a browser may keep it for ever. */
function thumbnailRoute(routes: TypedServer, { photoStore }: ServerResources): void {
  const params = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/), size: z.enum(thumbnailSizes) });
  const schema = { summary: 'A thumbnail of a photo, as WebP', params };
  routes.get('/api/photos/:digest/thumbnails/:size', { schema }, async (request, reply) => {
    const { digest, size } = request.params;
    const thumbnail = await photoStore.load(photoKeys.thumbnail(digest, size));
    if (thumbnail === null) throw new ExpectedError('NOT_FOUND', `there is no thumbnail of photo ${digest}`);
    return reply
      .type('image/webp')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .send(thumbnail);
  });
}

import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import { photoKeys, thumbnailSizes } from '../../storage/photo-store.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `GET /api/photos/{digest}/thumbnails/{size}`: named by content, so a browser may keep it for ever. */
export function photoRoutes(routes: TypedServer, { photoStore }: ServerResources): void {
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

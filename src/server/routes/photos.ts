import { z } from 'zod';
import { entryPhotosQuestionSchema, entryPhotosSchema } from '../../client/photo-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { findEntryPhotos } from '../../storage/manifests.ts';
import { photoKeys, thumbnailSizes } from '../../storage/photo-store.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** The photos of a gallery's entries, their files, and their thumbnails. */
export function photoRoutes(routes: TypedServer, resources: ServerResources): void {
  entryPhotosRoute(routes, resources);
  photoRoute(routes, resources);
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

/** The file as it came; nothing is shown of it by a browser, whatever it holds. */
function photoRoute(routes: TypedServer, { photoStore }: ServerResources): void {
  const schema = { summary: 'The file of a photo, as it came', params: z.object({ digest: digestSchema }) };
  routes.get('/api/photos/:digest', { schema }, async (request, reply) => {
    const { digest } = request.params;
    const file = await photoStore.load(photoKeys.original(digest));
    if (file === null) throw new ExpectedError('NOT_FOUND', `the file of photo ${digest} is not kept`);
    return reply
      .type('application/octet-stream')
      .header('content-disposition', 'attachment')
      .header('cache-control', 'private, max-age=31536000, immutable')
      .send(file);
  });
}

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** Named by content, so a browser may keep it for ever. */
function thumbnailRoute(routes: TypedServer, { photoStore }: ServerResources): void {
  const params = z.object({ digest: digestSchema, size: z.enum(thumbnailSizes) });
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

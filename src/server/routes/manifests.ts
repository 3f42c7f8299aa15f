import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import { findGallery } from '../../storage/galleries.ts';
import { findManifest } from '../../storage/manifests.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** `GET /api/galleries/{id}/manifest`: the bytes that were published, of the newest run that succeeded or the one named. */
export function manifestRoutes(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'The published manifest',
    params: z.object({ id: z.string() }),
    querystring: z.strictObject({
      run: z.string().max(100).optional(),
      format: z.literal('manifest').optional(),
    }),
  };
  routes.get('/api/galleries/:id/manifest', { schema }, async (request, reply) => {
    const { id } = request.params;
    const { run = null } = request.query;
    const manifest = await findManifest(database, id, run);
    if (manifest === null) throw await explainMissing(id, run);
    const etag = `"${manifest.digest}"`;
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(manifest.body);
  });

  async function explainMissing(id: string, run: string | null): Promise<ExpectedError> {
    const gallery = await findGallery(database, id);
    if (gallery === null) return new ExpectedError('NOT_FOUND', `there is no gallery ${id}`);
    const what = run === null ? 'no run of it has succeeded yet' : `run ${run} has none`;
    return new ExpectedError('NOT_FOUND', `gallery ${id} has no manifest: ${what}`);
  }
}

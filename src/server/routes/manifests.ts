import { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import { writePublished } from '../../formats/write-published.ts';
import { type WrittenFormat, writtenFormatNames } from '../../formats/written-formats.ts';
import { producerVersion } from '../../pipeline/manifests/producer-version.ts';
import { findGallery } from '../../storage/galleries.ts';
import { findManifest } from '../../storage/manifests.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { negotiateFormat } from '../negotiate-format.ts';

/**
 * `GET /api/galleries/{id}/manifest`: the bytes that were published, of the newest run that succeeded or the one named; in another
 * format where `format` or `Accept` asks for one.
 */
export function manifestRoutes(routes: TypedServer, { database }: ServerResources): void {
  const schema = {
    summary: 'The published manifest',
    params: z.object({ id: z.string() }),
    querystring: z.strictObject({
      run: z.string().max(100).optional(),
      format: z.enum(writtenFormatNames).optional().describe('In which format; without it Accept says so.'),
    }),
  };
  routes.get('/api/galleries/:id/manifest', { schema }, async (request, reply) => {
    const { id } = request.params;
    const { run = null, format: asked } = request.query;
    void reply.header('vary', 'Accept');
    const format = negotiateFormat(asked, request.headers);
    const manifest = await findManifest(database, id, run);
    if (manifest === null) throw await explainMissing(id, run);
    const etag = etagOf(manifest.digest, format);
    void reply.header('etag', etag).header('cache-control', 'no-cache');
    if (request.headers['if-none-match'] === etag) return reply.status(304).send();
    if (format.isForPeople)
      void reply.header('content-disposition', `attachment; filename="${fileStem(id)}.${format.extension}"`);
    return reply.type(format.mediaType).send(await writePublished(manifest.body, format));
  });

  async function explainMissing(id: string, run: string | null): Promise<ExpectedError> {
    const gallery = await findGallery(database, id);
    if (gallery === null) return new ExpectedError('NOT_FOUND', `there is no gallery ${id}`);
    const what = run === null ? 'no run of it has succeeded yet' : `run ${run} has none`;
    return new ExpectedError('NOT_FOUND', `gallery ${id} has no manifest: ${what}`);
  }
}

/** What a writer makes of a manifest depends on the writer, too. */
function etagOf(digest: string, { name }: WrittenFormat): string {
  return name === 'manifest' ? `"${digest}"` : `"${digest}-${name}-${producerVersion}"`;
}

function fileStem(id: string): string {
  return id.replaceAll(/[^\w.-]/gu, '_').slice(0, 100);
}

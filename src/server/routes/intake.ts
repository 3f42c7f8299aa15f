import { completeSettings } from '../../pipeline/cleaning-settings.ts';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { deliveryHeadersSchema, deliveryQuestionSchema, receiptSchema } from '../../client/api-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { decodeText } from '../../formats/decode-text.ts';
import { findOwnId } from '../../formats/find-own-id.ts';
import { maxGalleryBytes } from '../../formats/read-gallery.ts';
import type { PhotoStore } from '../../storage/photo-store.ts';
import { receiveGallery } from '../../storage/receive-gallery.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { readForm, type ReceivedForm } from '../read-form.ts';

const schema = {
  summary: 'Hand in a gallery',
  description:
    'The body is a gallery in any format Cutline reads, or a multipart form with its file and the photos that its entries name, one by one or in a zip archive.',
  querystring: deliveryQuestionSchema,
  headers: deliveryHeadersSchema,
  response: { 200: receiptSchema, 202: receiptSchema },
};

/** `POST /api/galleries`: keeps the bytes as they came and asks for a run; whether they can be cleaned, the run says. */
export async function intakeRoutes(
  routes: TypedServer,
  { database, photoStore, wakeRelay }: ServerResources,
): Promise<void> {
  routes.removeAllContentTypeParsers();
  await routes.register(multipart, { limits: { fields: 20, fieldSize: 10_000 } });
  routes.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxGalleryBytes },
    (_request, body, done) => done(null, body),
  );
  routes.post('/api/galleries', { schema, bodyLimit: maxGalleryBytes }, async (request, reply) => {
    const { source, name, identity = null, ...settings } = request.query;
    const body = await readBody(request, photoStore);
    refuseAtOnce(body.bytes);
    const { gallery, run, isNew } = await receiveGallery(database, {
      ...body,
      source,
      identity: identity ?? findOwnId(body.bytes),
      name: name ?? body.name ?? 'gallery',
      uri: null,
      idempotencyKey: request.headers['idempotency-key'] ?? null,
      settings: completeSettings(settings),
      reason: 'received',
      requestedBy: source,
    });
    if (isNew) wakeRelay();
    const href = `/api/runs/${run.id}`;
    return reply
      .status(isNew ? 202 : 200)
      .header('location', href)
      .send({ gallery: { id: gallery.id }, run: { id: run.id, href } });
  });
}

async function readBody(request: FastifyRequest, store: PhotoStore): Promise<ReceivedForm> {
  if (request.isMultipart()) return readForm(request, store);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { bytes, name: null, mediaType: request.headers['content-type'] ?? null, photos: [] };
}

const checkedBytes = 65_536;

/** What no run could ever clean is refused while the sender listens. */
function refuseAtOnce(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new ExpectedError('GALLERY_EMPTY', 'the body is empty: there is no gallery in it');
  decodeText({ bytes: bytes.subarray(0, checkedBytes), name: 'the body' });
}

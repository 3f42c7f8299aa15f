import { Readable } from 'node:stream';
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
import { isZip, readArchiveBody, readForm, type ReceivedBody } from '../read-form.ts';

const schema = {
  summary: 'Hand in a gallery',
  description:
    'The body is a gallery in any format Cutline reads; or a zip archive of photos, or a multipart form with photos, one by one or in zip archives, and with the file of the gallery whose entries name them. Without such a file the photos are the gallery: their IPTC, XMP and EXIF give the captions.',
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
  routes.addContentTypeParser(/^application\/(?:x-)?zip/i, (_request, payload, done) => done(null, payload));
  routes.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxGalleryBytes },
    (_request, body, done) => done(null, body),
  );
  routes.post('/api/galleries', { schema, bodyLimit: maxGalleryBytes }, async (request, reply) => {
    const { source, name, identity = null, ...settings } = request.query;
    const body = await readBody(request, name ?? 'gallery.zip', photoStore);
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

async function readBody(request: FastifyRequest, name: string, store: PhotoStore): Promise<ReceivedBody> {
  if (request.isMultipart()) return readForm(request, store);
  const mediaType = request.headers['content-type'] ?? null;
  // An archive was not read yet: it goes to the disk as it streams in.
  if (isZip(mediaType ?? '') && request.body instanceof Readable)
    return readArchiveBody(request.body, name, store);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { bytes, name: null, mediaType, photos: [] };
}

const checkedBytes = 65_536;

/** What no run could ever clean is refused while the sender listens. */
function refuseAtOnce(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new ExpectedError('GALLERY_EMPTY', 'the body is empty: there is no gallery in it');
  decodeText({ bytes: bytes.subarray(0, checkedBytes), name: 'the body' });
}

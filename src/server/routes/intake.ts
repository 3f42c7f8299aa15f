import { completeSettings } from '../../pipeline/cleaning-settings.ts';
import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { deliveryHeadersSchema, deliveryQuestionSchema, receiptSchema } from '../../client/api-schemas.ts';
import { ExpectedError } from '../../errors.ts';
import { decodeText } from '../../formats/decode-text.ts';
import { maxGalleryBytes } from '../../formats/read-gallery.ts';
import { receiveGallery } from '../../storage/galleries.ts';
import type { DeliveredPhoto } from '../../storage/photos.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';

/** The most files a form may have, and their bytes together. */
const maxFiles = 500;
const maxFormBytes = 500 * 1024 * 1024;

const schema = {
  summary: 'Hand in a gallery',
  description:
    'The body is a gallery in any format Cutline reads, or a multipart form with its file and the photos that its entries name.',
  querystring: deliveryQuestionSchema,
  headers: deliveryHeadersSchema,
  response: { 200: receiptSchema, 202: receiptSchema },
};

/** `POST /api/galleries`: keeps the bytes as they came and asks for a run; whether they can be cleaned, the run says. */
export async function intakeRoutes(
  routes: TypedServer,
  { database, wakeRelay }: ServerResources,
): Promise<void> {
  routes.removeAllContentTypeParsers();
  await routes.register(multipart, {
    limits: { files: maxFiles, fileSize: maxGalleryBytes, fields: 20, fieldSize: 10_000 },
  });
  routes.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: maxGalleryBytes },
    (_request, body, done) => done(null, body),
  );
  routes.post('/api/galleries', { schema, bodyLimit: maxGalleryBytes }, async (request, reply) => {
    const { source, name, ...settings } = request.query;
    const body = await readBody(request);
    refuseAtOnce(body.bytes);
    const { gallery, run, isNew } = await receiveGallery(database, {
      ...body,
      source,
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

interface Body {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly photos: readonly DeliveredPhoto[];
}

async function readBody(request: FastifyRequest): Promise<Body> {
  if (request.isMultipart()) return readForm(request);
  const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { bytes, name: null, mediaType: request.headers['content-type'] ?? null, photos: [] };
}

/** A form with a gallery's file and the photos its entries name, in any order. */
async function readForm(request: FastifyRequest): Promise<Body> {
  const photos: DeliveredPhoto[] = [];
  let gallery: Omit<Body, 'photos'> | null = null;
  let size = 0;
  for await (const file of request.files()) {
    const bytes = await file.toBuffer();
    size += bytes.length;
    if (size > maxFormBytes)
      throw new ExpectedError(
        'GALLERY_TOO_LARGE',
        `the form holds more than ${maxFormBytes / 1024 / 1024} MiB`,
      );
    const name = file.filename === '' ? null : file.filename;
    if (file.fieldname === 'photo' || file.mimetype.startsWith('image/'))
      photos.push({ name: name ?? `photo-${photos.length + 1}`, bytes });
    else if (gallery === null) gallery = { bytes, name, mediaType: file.mimetype };
    else throw new ExpectedError('USAGE', `the form holds two galleries: ${gallery.name} and ${name}`);
  }
  if (gallery === null)
    throw new ExpectedError('USAGE', 'the form holds no gallery: a file that is no image');
  return { ...gallery, photos };
}

const checkedBytes = 65_536;

/** What no run could ever clean is refused while the sender listens. */
function refuseAtOnce(bytes: Uint8Array): void {
  if (bytes.length === 0)
    throw new ExpectedError('GALLERY_EMPTY', 'the body is empty: there is no gallery in it');
  decodeText({ bytes: bytes.subarray(0, checkedBytes), name: 'the body' });
}

import multipart from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import {
  type DeliveryQuestion,
  deliveryHeadersSchema,
  deliveryQuestionSchema,
  receiptSchema,
} from '../../client/api-schemas.ts';
import { reached } from '../../checkpoints.ts';
import type { Delivery } from '../../storage/receive-gallery.ts';
import { receivedReason } from '../../storage/runs.ts';
import { ExpectedError } from '../../errors.ts';
import { arrivalKey } from '../../intake/arrival-key.ts';
import { holdFiles } from '../../intake/hold-files.ts';
import { refuseAtOnce } from '../../intake/refuse-at-once.ts';
import { openSignatureCheck } from '../../intake/signature.ts';
import { takeDelivery } from '../../intake/take-delivery.ts';
import { takeSigned, type TakenDelivery } from '../../intake/take-signed.ts';
import { findSource, settingsFor, type Source, type Sources } from '../../sources/source.ts';
import type { ServerResources, TypedServer } from '../build-server.ts';
import { receiveBody, type ReceivedBody } from '../receive-body.ts';

const schema = {
  summary: 'Hand in a gallery',
  description:
    'The body is a gallery in any format Cutline reads; or a zip archive of photos, or a multipart form with photos, one by one or in zip archives, and with the file of the gallery whose entries name them. Without such a file the photos are the gallery: their IPTC, XMP and EXIF give the captions. The same bytes from the same source are one gallery.',
  querystring: deliveryQuestionSchema,
  headers: deliveryHeadersSchema,
  response: { 200: receiptSchema, 202: receiptSchema },
};

/** `POST /api/galleries`: keeps the bytes as they came and asks for a run; whether they can be cleaned, the run says. */
export async function intakeRoutes(routes: TypedServer, resources: ServerResources): Promise<void> {
  routes.removeAllContentTypeParsers();
  await routes.register(multipart, { limits: { fields: 20, fieldSize: 10_000 } });
  // The body is left in its stream.
  routes.addContentTypeParser('*', (_request, _body, done) => done(null));
  routes.post(
    '/api/galleries',
    { schema, onResponse: async () => reached('answered') },
    async (request, reply) => {
      await resources.room.check();
      const source = welcome(resources.settings.sources, request.query.source);
      const { galleryId, runId, isNew } = await receive(request, request.query, source, resources);
      const href = `/api/runs/${runId}`;
      return reply
        .status(isNew ? 202 : 200)
        .header('location', href)
        .send({ gallery: { id: galleryId }, run: { id: runId, href } });
    },
  );
}

function welcome(sources: Sources, name: string): Source {
  const source = findSource(sources, name);
  if (source === null) throw new ExpectedError('SOURCE_UNKNOWN', `no source is called '${name}'`);
  return source;
}

async function receive(
  request: FastifyRequest,
  question: DeliveryQuestion,
  source: Source,
  resources: ServerResources,
): Promise<TakenDelivery> {
  const { headers } = request;
  const header = headers['cutline-signature'];
  const check =
    source.hmac === null
      ? null
      : openSignatureCheck(Array.isArray(header) ? header.join() : header, source.hmac, new Date());
  const held = holdFiles(resources.photoStore);
  try {
    const body = await receiveBody(request, {
      name: question.name ?? 'gallery.zip',
      held,
      maxBytes: source.maxBytes,
      check,
    });
    reached('body-received');
    refuseAtOnce(body.content, 'the body', source);
    await held.keep();
    reached('photos-kept');
    const arrival = toArrival(body, question, source, headers['idempotency-key']);
    const requestedBy = request.identity?.name ?? source.name;
    const take = () => takeDelivery(resources, { ...arrival, requestedBy });
    return await takeSigned(resources.database, source.name, body.signature, take);
  } finally {
    await held.drop();
  }
}

function toArrival(
  { content, mediaType, photos, ...body }: ReceivedBody,
  { source: _source, name = body.name ?? undefined, identity, ...settings }: DeliveryQuestion,
  source: Source,
  idempotencyKey: string | string[] | undefined,
): Omit<Delivery, 'requestedBy'> {
  const key = typeof idempotencyKey === 'string' ? idempotencyKey : null;
  return {
    source: source.name,
    name: name ?? 'gallery',
    uri: null,
    mediaType,
    content,
    photos,
    identity: identity ?? (source.identity === 'name' ? (name ?? null) : null),
    idempotencyKey: key ?? (settings.referenceDate === undefined ? arrivalKey(source, content) : null),
    settings: settingsFor(source, settings, new Date()),
    reason: receivedReason,
  };
}

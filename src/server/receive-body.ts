import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { ExpectedError } from '../errors.ts';
import type { HeldFiles } from '../intake/hold-files.ts';
import type { SignatureCheck } from '../intake/signature.ts';
import { isZipFile, unpackGallery } from '../intake/unpack-gallery.ts';
import { inMebibytes, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import { contentOf, type GalleryContent, headBytes, spoolContent } from '../storage/gallery-content.ts';
import { readForm, type ReceivedForm } from './read-form.ts';

/** What a body is received with. */
export interface BodyTools {
  /** What an archive is called. */
  readonly name: string;
  /** Has what is on its way, until the gallery is taken or refused. */
  readonly held: HeldFiles;
  /** The most bytes a gallery may have, its photos aside. */
  readonly maxBytes: number;
  readonly check: SignatureCheck | null;
}

/** What a body brought, and the signature that fits it. */
export interface ReceivedBody extends ReceivedForm {
  readonly signature: string | null;
}

/**
 * Receives a gallery: a form, or the body itself, which may be a zip archive of a gallery and its photos. The body lies on the
 * disk, of which `held` knows; one that is broken off, too large (`GALLERY_TOO_LARGE`) or wrongly signed is thrown.
 */
export async function receiveBody(request: FastifyRequest, tools: BodyTools): Promise<ReceivedBody> {
  if (!request.isMultipart()) return receivePlain(request, tools);
  const { check, held } = tools;
  if (check === null) return { ...(await readForm(request, held)), signature: null };
  request.raw.on('data', check.update);
  const form = await readForm(request, held);
  // The form may end before the body does, and all of the body is signed.
  if (!request.raw.readableEnded) await finished(request.raw, { writable: false });
  return { ...form, signature: check.finish() };
}

async function receivePlain(request: FastifyRequest, tools: BodyTools): Promise<ReceivedBody> {
  const { name, held, maxBytes, check } = tools;
  const mediaType = request.headers['content-type'] ?? null;
  const mayBeZip = mediaType === null || /zip|octet-stream/i.test(mediaType);
  if (!mayBeZip && Number(request.headers['content-length'] ?? Infinity) <= headBytes) {
    const content = await unbroken(request.raw, () => collect(pass(request.raw, maxBytes, check)));
    return { content, name: null, mediaType, photos: [], signature: check?.finish() ?? null };
  }
  const path = held.makePath();
  const content = await spool(request.raw, path, mayBeZip ? maxPhotosBytes : maxBytes, check);
  const signature = check?.finish() ?? null;
  if (mayBeZip && (await isZipFile(path)))
    return { ...(await unpackGallery(path, name, maxBytes, held)), mediaType: null, signature };
  if (content.sizeBytes > maxBytes) throw tooLarge(maxBytes);
  return { content, name: null, mediaType, photos: [], signature };
}

/** Writes a body to the disk as it arrives. */
async function spool(
  body: IncomingMessage,
  path: string,
  maxBytes: number,
  check: SignatureCheck | null,
): Promise<GalleryContent> {
  if (Number(body.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  return unbroken(body, () => spoolContent(path, pass(body, maxBytes, check)));
}

/** A body that is no longer than what of others is in memory anyway; a file costs more than the rest of its way in. */
async function collect(arriving: AsyncIterable<Uint8Array>): Promise<GalleryContent> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of arriving) chunks.push(chunk);
  return contentOf(Buffer.concat(chunks));
}

async function unbroken<T>(body: IncomingMessage, take: () => Promise<T>): Promise<T> {
  try {
    return await take();
  } catch (cause) {
    if (body.readableAborted)
      throw new ExpectedError('INPUT_UNREADABLE', 'the body was broken off', { cause });
    throw cause;
  }
}

async function* pass(
  body: IncomingMessage,
  maxBytes: number,
  check: SignatureCheck | null,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // A body that is too large is left unread: destroyed, it would take the connection and our answer with it.
  for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    check?.update(chunk);
    yield chunk;
  }
}

function tooLarge(maxBytes: number): ExpectedError {
  const limit = maxBytes >= 1024 * 1024 ? inMebibytes(maxBytes) : `${maxBytes} bytes`;
  return new ExpectedError('GALLERY_TOO_LARGE', `the body is larger than ${limit}`);
}

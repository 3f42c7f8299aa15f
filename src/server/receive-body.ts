import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import type { FastifyRequest } from 'fastify';
import { ExpectedError } from '../errors.ts';
import type { SignatureCheck } from '../intake/signature.ts';
import { isZipFile, unpackGallery } from '../intake/unpack-gallery.ts';
import { inMebibytes, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import { readForm, type ReceivedForm } from './read-form.ts';

/** What a body is received with. */
export interface BodyTools {
  /** Has the photos; its spool folder what is on its way. */
  /** What an archive is called. */
  readonly name: string;
  readonly store: PhotoStore;
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
 * disk until it is whole; one that is broken off, too large (`GALLERY_TOO_LARGE`) or wrongly signed leaves nothing.
 */
export async function receiveBody(request: FastifyRequest, tools: BodyTools): Promise<ReceivedBody> {
  if (!request.isMultipart()) return receivePlain(request, tools);
  const { check, store } = tools;
  if (check === null) return { ...(await readForm(request, store)), signature: null };
  request.raw.on('data', check.update);
  const form = await readForm(request, store);
  // The form may end before the body does, and all of the body is signed.
  if (!request.raw.readableEnded) await finished(request.raw, { writable: false });
  return { ...form, signature: check.finish() };
}

async function receivePlain(request: FastifyRequest, tools: BodyTools): Promise<ReceivedBody> {
  const { name, store, maxBytes, check } = tools;
  const mediaType = request.headers['content-type'] ?? null;
  const mayBeZip = mediaType === null || /zip|octet-stream/i.test(mediaType);
  const path = join(store.spoolDir, randomUUID());
  try {
    await spool(request.raw, path, mayBeZip ? maxPhotosBytes : maxBytes, check);
    const signature = check?.finish() ?? null;
    if (mayBeZip && (await isZipFile(path))) {
      const unpacked = await unpackGallery(path, name, maxBytes, store);
      return { ...unpacked, mediaType: null, signature };
    }
    if ((await stat(path)).size > maxBytes) throw tooLarge(maxBytes);
    return { bytes: await readFile(path), name: null, mediaType, photos: [], signature };
  } finally {
    await rm(path, { force: true });
  }
}

/** Writes a body to the disk as it arrives. */
async function spool(
  body: IncomingMessage,
  path: string,
  maxBytes: number,
  check: SignatureCheck | null,
): Promise<void> {
  if (Number(body.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  try {
    await pipeline(pass(body, maxBytes, check), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
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

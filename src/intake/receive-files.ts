import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { readZip, type ArchivedFile } from '../archives/read-zip.ts';
import { ExpectedError } from '../errors.ts';
import {
  checkDelivery,
  maxDeliveredFiles,
  maxDocumentBytes,
} from '../formats/photo-folder/delivery-limits.ts';
import { fileKind } from '../formats/photo-folder/file-kinds.ts';
import { inMebibytes, maxPhotoBytes, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import { receivePhoto } from '../storage/receive-photo.ts';
import type { HeldFiles } from './hold-files.ts';
import { lostDocument, receiveDocument, type ReceivedDocument } from './receive-document.ts';
import { takeStream } from './take-stream.ts';

/** What has come in: photos in the store, documents in memory or, large, in the spool folder. */
export interface ReceivedFiles {
  readonly photos: DeliveredPhoto[];
  readonly documents: ReceivedDocument[];
}

/** The most bytes of files beside photos that one delivery may have, which are in memory until all have come. */
const maxBesideBytes = 32 * 1024 * 1024;

/** Keeps a photo as it streams in; one that is too large is `GALLERY_TOO_LARGE`. */
export async function receivePhotoFile(
  content: AsyncIterable<Uint8Array>,
  name: string,
  store: PhotoStore,
): Promise<DeliveredPhoto> {
  const kept = await receivePhoto(store, limited(content, maxPhotoBytes, `the photo ${name}`));
  return { name, ...kept, problem: null };
}

/** Adds the photos and documents of an archive that streams in; it lies on the disk while they are taken out of it. */
export async function receiveArchive(
  content: AsyncIterable<Uint8Array>,
  name: string,
  held: HeldFiles,
  received: ReceivedFiles,
): Promise<void> {
  const path = held.makePath();
  const stream = limited(content, maxPhotosBytes, `the archive ${name}`);
  await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  await unpackArchive(path, name, held, received);
  await rm(path);
}

/**
 * Adds the photos and documents of an archive on the disk; other files are left alone. A photo that cannot be taken out is
 * told; an archive that cannot be read is `INPUT_UNREADABLE`.
 */
export async function unpackArchive(
  path: string,
  name: string,
  held: HeldFiles,
  received: ReceivedFiles,
): Promise<void> {
  const limits = { files: maxDeliveredFiles, bytes: maxPhotosBytes };
  for await (const archived of readZip(path, name, limits)) {
    const kind = fileKind(archived.name);
    if (kind === 'photo') received.photos.push(await receiveArchived(archived, held.store));
    if (kind === 'document') received.documents.push(await readArchived(archived, held));
    checkReceived(name, received);
  }
}

/** More than a gallery may bring is `GALLERY_TOO_LARGE`. */
export function checkReceived(place: string, { photos, documents }: ReceivedFiles): void {
  const documentBytes = documents.reduce((sum, { content }) => sum + (content?.sizeBytes ?? 0), 0);
  checkDelivery(place, { photos: photos.length, documentBytes });
  const inMemory = documents.reduce((sum, document) => sum + (document.bytes?.byteLength ?? 0), 0);
  if (inMemory > maxBesideBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `the files beside the photos in ${place} are larger than ${inMebibytes(maxBesideBytes)} together`,
    );
  const bytes = photos.reduce((sum, photo) => sum + (photo.digest === null ? 0 : photo.sizeBytes), 0);
  if (bytes > maxPhotosBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `the photos are larger than ${inMebibytes(maxPhotosBytes)} together`,
    );
}

/** What comes in, up to a limit; `name` says what is too large. */
export async function* limited(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const chunk of content) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes)
      throw new ExpectedError('GALLERY_TOO_LARGE', `${name} is larger than ${inMebibytes(maxBytes)}`);
    yield chunk;
  }
}

async function receiveArchived(file: ArchivedFile, store: PhotoStore): Promise<DeliveredPhoto> {
  const { name, sizeBytes } = file;
  if (sizeBytes > maxPhotoBytes) return broken(name, `it is larger than ${inMebibytes(maxPhotoBytes)}`);
  const content = await file.open().catch(toError);
  if (content instanceof Error) return broken(name, content.message);
  const kept = await takeStream(content, (stream) => receivePhoto(store, stream));
  return kept instanceof Error ? broken(name, kept.message) : { name, ...kept, problem: null };
}

async function readArchived(
  { name, sizeBytes, open }: ArchivedFile,
  held: HeldFiles,
): Promise<ReceivedDocument> {
  if (sizeBytes > maxDocumentBytes(name)) return lostDocument(name);
  const content = await open().catch(() => null);
  if (content === null) return lostDocument(name);
  const document = await takeStream(content, (stream) => receiveDocument(name, stream, held.makePath()));
  return document instanceof Error ? lostDocument(name) : document;
}

function broken(name: string, why: string): DeliveredPhoto {
  return { name, digest: null, problem: `it cannot be unpacked: ${why}` };
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

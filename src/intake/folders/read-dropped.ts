import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../errors.ts';
import { maxDocumentBytes } from '../../formats/photo-folder/delivery-limits.ts';
import { fileKind } from '../../formats/photo-folder/file-kinds.ts';
import { inMebibytes, maxPhotoBytes } from '../../pipeline/photos/photo-limits.ts';
import { type GalleryContent, spoolContent } from '../../storage/gallery-content.ts';
import type { PhotoStore } from '../../storage/photo-store.ts';
import type { DeliveredPhoto } from '../../storage/photos.ts';
import { receivePhoto } from '../../storage/receive-photo.ts';
import type { HeldFiles } from '../hold-files.ts';
import { lostDocument, receiveDocument, type ReceivedDocument } from '../receive-document.ts';
import { checkReceived, type ReceivedFiles } from '../receive-files.ts';
import { takeStream } from '../take-stream.ts';
import { isZipFile, toGallery, unpackGallery, type UnpackedGallery } from '../unpack-gallery.ts';

/**
 * What was dropped → the gallery and its photos, which go to the store: a file, a zip archive, or a folder with one gallery's
 * file and photos, at whatever depth. What is no gallery, too large or cannot be read is an `ExpectedError`.
 */
export async function readDropped(
  path: string,
  name: string,
  maxBytes: number,
  held: HeldFiles,
): Promise<UnpackedGallery> {
  const stats = await explained(name, lstat(path));
  if (stats.isDirectory()) return readFolder(path, name, maxBytes, held);
  if (!stats.isFile()) throw unreadable(`${name} is neither a file nor a folder`);
  if (await explained(name, isZipFile(path))) return unpackGallery(path, name, maxBytes, held);
  return { content: await readFile(path, name, maxBytes, held), name, photos: [] };
}

async function readFolder(
  folder: string,
  name: string,
  maxBytes: number,
  held: HeldFiles,
): Promise<UnpackedGallery> {
  const received: ReceivedFiles = { photos: [], documents: [] };
  for (const file of await listFiles(folder, name)) {
    const kind = fileKind(file.name);
    if (kind === 'photo') received.photos.push(await receiveFile(file, held.store));
    if (kind === 'document') received.documents.push(await readDocument(file, held));
    checkReceived(`the folder ${name}`, received);
  }
  return toGallery(name, received, maxBytes);
}

interface FileInFolder {
  readonly name: string;
  readonly path: string;
}

async function listFiles(folder: string, name: string): Promise<readonly FileInFolder[]> {
  const entries = await explained(name, readdir(folder, { recursive: true, withFileTypes: true }));
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A photo that cannot be read is told; a store that is away is thrown. */
async function receiveFile({ name, path }: FileInFolder, store: PhotoStore): Promise<DeliveredPhoto> {
  const size = await lstat(path).then((stats) => stats.size, toError);
  if (size instanceof Error) return broken(name, size.message);
  if (size > maxPhotoBytes) return broken(name, `it is larger than ${inMebibytes(maxPhotoBytes)}`);
  const kept = await takeStream(createReadStream(path), (stream) => receivePhoto(store, stream));
  return kept instanceof Error ? broken(name, kept.message) : { name, ...kept, problem: null };
}

async function readDocument({ name, path }: FileInFolder, held: HeldFiles): Promise<ReceivedDocument> {
  const size = await lstat(path).then((stats) => stats.size, toError);
  if (size instanceof Error || size > maxDocumentBytes(name)) return lostDocument(name);
  const document = await takeStream(createReadStream(path), (stream) =>
    receiveDocument(name, stream, held.makePath()),
  );
  return document instanceof Error ? lostDocument(name) : document;
}

/** A copy of it: whoever dropped it may still have it open. */
async function readFile(
  path: string,
  name: string,
  maxBytes: number,
  held: HeldFiles,
): Promise<GalleryContent> {
  const { size } = await explained(name, lstat(path));
  if (size > maxBytes)
    throw new ExpectedError('GALLERY_TOO_LARGE', `${name} has ${size} bytes; ${maxBytes} are allowed`);
  const content = await takeStream(createReadStream(path), (stream) => spoolContent(held.makePath(), stream));
  if (content instanceof Error) throw unreadable(`${name} cannot be read: ${content.message}`, content);
  return content;
}

async function explained<T>(name: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw unreadable(`${name} cannot be read: ${toError(cause).message}`, cause);
  }
}

function broken(name: string, why: string): DeliveredPhoto {
  return { name, digest: null, problem: `it cannot be read: ${why}` };
}

function unreadable(message: string, cause?: unknown): ExpectedError {
  return new ExpectedError('INPUT_UNREADABLE', message, { cause });
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

import { createReadStream } from 'node:fs';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ExpectedError } from '../../errors.ts';
import { inMebibytes, maxPhotoBytes, maxPhotos, maxPhotosBytes } from '../../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../../storage/photo-store.ts';
import type { DeliveredPhoto } from '../../storage/photos.ts';
import { receivePhoto } from '../../storage/receive-photo.ts';
import { chooseGalleryFile, isNoise, isPhotoName } from '../choose-gallery-file.ts';
import { isZip, unpackGallery, type UnpackedGallery } from '../unpack-gallery.ts';

/**
 * What was dropped → the gallery and its photos, which go to the store: a file, a zip archive, or a folder with one gallery's
 * file and photos, at whatever depth. What is no gallery, too large or cannot be read is an `ExpectedError`.
 */
export async function readDropped(
  path: string,
  name: string,
  maxBytes: number,
  store: PhotoStore,
): Promise<UnpackedGallery> {
  const stats = await explained(name, lstat(path));
  if (stats.isDirectory()) return readFolder(path, name, maxBytes, store);
  if (!stats.isFile()) throw unreadable(`${name} is neither a file nor a folder`);
  if (await explained(name, startsAsZip(path))) return unpackGallery(path, name, maxBytes, store);
  return { bytes: await readWhole(path, name, maxBytes), name, photos: [] };
}

async function readFolder(
  folder: string,
  name: string,
  maxBytes: number,
  store: PhotoStore,
): Promise<UnpackedGallery> {
  const files = await listFiles(folder, name);
  const photoFiles = files.filter((file) => isPhotoName(file.name));
  if (photoFiles.length > maxPhotos)
    throw unreadable(`the folder ${name} holds ${photoFiles.length} photos; a gallery may have ${maxPhotos}`);
  const others = files.filter((file) => !isPhotoName(file.name));
  const chosen = chooseGalleryFile(`the folder ${name}`, others);
  const bytes = await readWhole(chosen.path, `${name}/${chosen.name}`, maxBytes);
  const photos: DeliveredPhoto[] = [];
  let room = maxPhotosBytes;
  for (const file of photoFiles) {
    const photo = await receiveFile(file, store);
    if (photo.digest !== null) room -= photo.sizeBytes;
    if (room < 0) throw unreadable(`the photos in ${name} are larger than ${inMebibytes(maxPhotosBytes)}`);
    photos.push(photo);
  }
  return { bytes, name, photos };
}

interface FileInFolder {
  readonly name: string;
  readonly path: string;
}

async function listFiles(folder: string, name: string): Promise<readonly FileInFolder[]> {
  const entries = await explained(name, readdir(folder, { recursive: true, withFileTypes: true }));
  return entries
    .filter((entry) => entry.isFile() && !isNoise(entry.name))
    .map((entry) => ({ name: entry.name, path: join(entry.parentPath, entry.name) }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** A photo that cannot be read is told; a store that is away is thrown. */
async function receiveFile({ name, path }: FileInFolder, store: PhotoStore): Promise<DeliveredPhoto> {
  const size = await lstat(path).then((stats) => stats.size, toError);
  if (size instanceof Error) return broken(name, size.message);
  if (size > maxPhotoBytes) return broken(name, `it is larger than ${inMebibytes(maxPhotoBytes)}`);
  let damage: Error | null = null;
  const content = createReadStream(path).once('error', (error) => (damage = error));
  try {
    return { name, ...(await receivePhoto(store, content)), problem: null };
  } catch (error) {
    if (damage === null) throw error;
    return broken(name, toError(error).message);
  }
}

async function readWhole(path: string, name: string, maxBytes: number): Promise<Uint8Array> {
  const { size } = await explained(name, lstat(path));
  if (size > maxBytes)
    throw new ExpectedError('GALLERY_TOO_LARGE', `${name} has ${size} bytes; ${maxBytes} are allowed`);
  return explained(name, readFile(path));
}

async function startsAsZip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return isZip(buffer);
  } finally {
    await file.close();
  }
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

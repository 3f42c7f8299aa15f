import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { readZip } from '../archives/read-zip.ts';
import { ExpectedError } from '../errors.ts';
import { maxGalleryBytes } from '../formats/read-gallery.ts';
import { receiveArchivedPhoto } from '../intake/receive-archived-photo.ts';
import { inMebibytes, maxPhotoBytes, maxPhotos, maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoStore } from '../storage/photo-store.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import { receivePhoto } from '../storage/receive-photo.ts';

/** What a form brings: the gallery's file, in memory, and its photos, in the store. */
export interface ReceivedForm {
  readonly bytes: Uint8Array;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly photos: readonly DeliveredPhoto[];
}

/**
 * Reads a form with a gallery's file and the photos its entries name, in any order, each a file of its own or in a zip
 * archive. Photos stream to the store; what is too large or too much is `GALLERY_TOO_LARGE`.
 */
export async function readForm(request: FastifyRequest, store: PhotoStore): Promise<ReceivedForm> {
  const photos: DeliveredPhoto[] = [];
  let gallery: Omit<ReceivedForm, 'photos'> | null = null;
  for await (const file of request.files({ limits: { files: maxPhotos + 1, fileSize: maxPhotosBytes } })) {
    const name = file.filename === '' ? null : file.filename;
    if (isArchive(file)) photos.push(...(await receiveArchive(file, store)));
    else if (isPhoto(file)) photos.push(await receiveFile(file, name ?? `photo-${photos.length + 1}`, store));
    else if (gallery === null) gallery = { bytes: await readWhole(file), name, mediaType: file.mimetype };
    else throw new ExpectedError('USAGE', `the form holds two galleries: ${gallery.name} and ${name}`);
    checkSum(photos);
  }
  if (gallery === null)
    throw new ExpectedError('USAGE', 'the form holds no gallery: a file that is no image');
  return { ...gallery, photos };
}

function isArchive({ filename, mimetype }: MultipartFile): boolean {
  return /^application\/(?:x-)?zip(?:-compressed)?$/.test(mimetype) || /\.zip$/i.test(filename);
}

function isPhoto({ fieldname, mimetype }: MultipartFile): boolean {
  return fieldname === 'photo' || mimetype.startsWith('image/');
}

async function receiveFile(file: MultipartFile, name: string, store: PhotoStore): Promise<DeliveredPhoto> {
  const kept = await receivePhoto(store, limited(file.file, maxPhotoBytes, `the photo ${name}`));
  return { name, ...kept, problem: null };
}

/** An archive lies on the disk while its photos are taken out of it; one that cannot be taken out is told. */
async function receiveArchive(file: MultipartFile, store: PhotoStore): Promise<DeliveredPhoto[]> {
  const path = join(store.spoolDir, randomUUID());
  const photos: DeliveredPhoto[] = [];
  try {
    const content = limited(file.file, maxPhotosBytes, `the archive ${file.filename}`);
    await pipeline(content, createWriteStream(path, { flags: 'wx' }));
    const limits = { files: maxPhotos, bytes: maxPhotosBytes };
    for await (const archived of readZip(path, file.filename, limits))
      photos.push(await receiveArchivedPhoto(archived, store));
    return photos;
  } finally {
    await rm(path, { force: true });
  }
}

async function readWhole(file: MultipartFile): Promise<Buffer> {
  const name = `the gallery ${file.filename}`;
  const chunks: Uint8Array[] = [];
  for await (const chunk of limited(file.file, maxGalleryBytes, name)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function* limited(
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

function checkSum(photos: readonly DeliveredPhoto[]): void {
  const bytes = photos.reduce((sum, photo) => sum + (photo.digest === null ? 0 : photo.sizeBytes), 0);
  if (bytes > maxPhotosBytes)
    throw new ExpectedError(
      'GALLERY_TOO_LARGE',
      `the photos are larger than ${inMebibytes(maxPhotosBytes)} together`,
    );
  if (photos.length > maxPhotos)
    throw new ExpectedError('GALLERY_TOO_LARGE', `the form holds more than ${maxPhotos} photos`);
}

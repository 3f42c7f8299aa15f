import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { ExpectedError } from '../errors.ts';
import { composeGallery, lostGallery } from '../formats/photo-folder/compose-gallery.ts';
import { maxDeliveredFiles } from '../formats/photo-folder/delivery-limits.ts';
import { fileKind, isOnlySidecar, sidecarPhoto } from '../formats/photo-folder/file-kinds.ts';
import { maxGalleryBytes } from '../formats/read-gallery.ts';
import { maxPhotosBytes } from '../pipeline/photos/photo-limits.ts';
import { contentOf, type GalleryContent } from '../storage/gallery-content.ts';
import type { DeliveredPhoto } from '../storage/photos.ts';
import type { HeldFiles } from '../intake/hold-files.ts';
import { receiveDocument, type ReceivedDocument } from '../intake/receive-document.ts';
import {
  checkReceived,
  limited,
  receiveArchive,
  receivePhotoFile,
  type ReceivedFiles,
} from '../intake/receive-files.ts';

/** What a form brings: the gallery, where it is large in the spool folder, and its photos, in the store. */
export interface ReceivedForm {
  readonly content: GalleryContent;
  readonly name: string | null;
  readonly mediaType: string | null;
  readonly photos: readonly DeliveredPhoto[];
}

/**
 * Reads a form with photos, each a file of its own or in a zip archive, and the gallery's file that names them; without
 * one the photos are the gallery, with the files beside them. In any order. Photos stream to the store; what is too large or too
 * much is `GALLERY_TOO_LARGE`.
 */
export async function readForm(request: FastifyRequest, held: HeldFiles): Promise<ReceivedForm> {
  const photos: DeliveredPhoto[] = [];
  const parts: PartDocument[] = [];
  const archived: ReceivedFiles = { photos, documents: [] };
  const limits = { files: maxDeliveredFiles + 1, fileSize: maxPhotosBytes };
  let archive: string | null = null;
  for await (const file of request.files({ limits })) {
    const name = file.filename === '' ? null : file.filename;
    if (isArchive(file)) {
      archive ??= name;
      await receiveArchive(file.file, name ?? 'in the form', held, archived);
    } else if (isPhoto(file))
      photos.push(await receivePhotoFile(file.file, name ?? `photo-${photos.length + 1}`, held.store));
    else parts.push({ ...(await receivePart(file, held.makePath())), mediaType: file.mimetype });
    checkReceived('the form', { photos, documents: [...archived.documents, ...parts] });
  }
  const gallery = findGallery(parts, photos);
  return gallery === null
    ? composeBody(archive, { photos, documents: [...parts, ...archived.documents] })
    : withUnused(gallery, archived);
}

interface PartDocument extends ReceivedDocument {
  readonly content: GalleryContent;
  readonly mediaType: string;
}

function isArchive({ filename, mimetype }: MultipartFile): boolean {
  return /^application\/(?:x-)?zip(?:-compressed)?\b/i.test(mimetype) || /\.zip$/i.test(filename);
}

function isPhoto({ fieldname, mimetype, filename }: MultipartFile): boolean {
  return fieldname === 'photo' || mimetype.startsWith('image/') || fileKind(filename) === 'photo';
}

/** A part of the form that is no photo's is the gallery, whatever it is called. */
function findGallery(parts: readonly PartDocument[], photos: readonly DeliveredPhoto[]): PartDocument | null {
  const names = photos.map(({ name }) => name);
  const [gallery, other] = parts.filter(
    ({ name }) => !isOnlySidecar(name) && sidecarPhoto(name, names) === null,
  );
  if (gallery === undefined || other === undefined) return gallery ?? null;
  throw new ExpectedError('USAGE', `the form holds two galleries: ${gallery.name} and ${other.name}`);
}

function composeBody(archive: string | null, { photos, documents }: ReceivedFiles): ReceivedForm {
  const names = photos.map(({ name }) => name);
  const place = archive ?? 'the form';
  const { file, bytes } = composeGallery(place, { photos: names, documents });
  const content = file === null ? contentOf(bytes) : file.content;
  if (content === null) throw lostGallery(place, file?.name ?? place);
  return { content, name: archive, mediaType: null, photos };
}

/** A second gallery file, in the archive of photos, is a file that no entry names. */
function withUnused(
  { content, name, mediaType }: PartDocument,
  { photos, documents }: ReceivedFiles,
): ReceivedForm {
  const names = photos.map((photo) => photo.name);
  const unused = documents
    .filter((document) => !isOnlySidecar(document.name) && sidecarPhoto(document.name, names) === null)
    .map((document) => ({ name: document.name, digest: null, problem: 'it is no photo' }));
  return { content, name: name === '' ? null : name, mediaType, photos: [...photos, ...unused] };
}

async function receivePart(
  { file, filename }: MultipartFile,
  path: string,
): Promise<ReceivedDocument & { readonly content: GalleryContent }> {
  return receiveDocument(filename, limited(file, maxGalleryBytes, `the gallery ${filename}`), path);
}

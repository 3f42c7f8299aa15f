import { basename, resolve } from 'node:path';
import { composeBytes, type DeliveredDocument } from '../formats/photo-folder/compose-gallery.ts';
import { checkDelivery, maxDocumentBytes } from '../formats/photo-folder/delivery-limits.ts';
import { fileKind } from '../formats/photo-folder/file-kinds.ts';
import type { GalleryInput } from '../formats/read-gallery.ts';
import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { listDeliveredFiles } from './list-delivered-files.ts';
import type { PhotoOnDisk } from './list-photo-files.ts';
import { readPhotoFile } from './read-photo-files.ts';

/**
 * A folder or a zip archive → the gallery in it with its photos: its one gallery file, or the photos themselves. Photos are
 * read one after the other. No gallery or several is `INPUT_UNREADABLE`, more than a gallery may bring `GALLERY_TOO_LARGE`.
 */
export async function readFolderGallery(path: string): Promise<GalleryInput> {
  const name = basename(resolve(path));
  const files: PhotoFile[] = [];
  const photos: string[] = [];
  const documents: DeliveredDocument[] = [];
  for await (const file of listDeliveredFiles(path)) {
    if (fileKind(file.name) === 'document') documents.push(await readDocument(file));
    else {
      photos.push(file.name);
      files.push(await readPhotoFile(file));
    }
    const documentBytes = documents.reduce((sum, { bytes }) => sum + (bytes?.length ?? 0), 0);
    checkDelivery(name, { photos: photos.length, documentBytes });
  }
  return {
    bytes: composeBytes(name, { photos, documents }),
    name,
    uri: null,
    mediaType: null,
    photos: files,
  };
}

async function readDocument({ name, content }: PhotoOnDisk): Promise<DeliveredDocument> {
  if (content === null || content.size > maxDocumentBytes(name)) return { name, bytes: null };
  // It may vanish or change between its listing and its reading.
  return { name, bytes: await content.bytes().catch(() => null) };
}

import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { listPhotoFiles, type PhotoOnDisk } from './list-photo-files.ts';
import { readPhoto } from './read-photo.ts';

/** A folder or a zip archive of photos beside a gallery → what is known of each. */
export async function readPhotoFiles(path: string): Promise<readonly PhotoFile[]> {
  const files: PhotoFile[] = [];
  for await (const file of listPhotoFiles(path)) files.push(await readPhotoFile(file));
  return files;
}

/** A photo's file → what is known of it; one that cannot be read is told. */
export async function readPhotoFile({ name, content, problem }: PhotoOnDisk): Promise<PhotoFile> {
  if (content === null) return { name, fingerprint: null, problem, metadata: null };
  // A file may vanish or change between its listing and its reading.
  const bytes = await content.bytes().catch((error: unknown) => error);
  if (bytes instanceof Uint8Array) return { name, ...(await readPhoto(bytes)) };
  const why = bytes instanceof Error ? bytes.message : String(bytes);
  return { name, fingerprint: null, problem: `the file cannot be read: ${why}`, metadata: null };
}

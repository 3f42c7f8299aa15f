import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { makeThumbnails } from '../photos/make-thumbnails.ts';
import { readPhoto } from '../photos/read-photo.ts';
import {
  listGalleryPhotos,
  loadPhotoBytes,
  savePhotoFindings,
  type GalleryPhoto,
  type PhotoFindings,
} from '../storage/photos.ts';
import type { WorkTools } from './work-tools.ts';

/** What is known of a gallery's photos; a photo nobody looked at yet is read now, once per content. */
export async function readGalleryPhotos(
  { database, log }: Pick<WorkTools, 'database' | 'log'>,
  galleryId: string,
): Promise<readonly PhotoFile[]> {
  const files: PhotoFile[] = [];
  for (const photo of await listGalleryPhotos(database, galleryId)) {
    files.push(photo.isUnread ? await readNow(photo) : photo);
  }
  return files.map(({ name, fingerprint, problem }) => ({ name, fingerprint, problem }));

  async function readNow({ name, digest }: GalleryPhoto): Promise<PhotoFile> {
    const bytes = await loadPhotoBytes(database, digest);
    const findings = bytes === null ? gone : await look(bytes);
    await savePhotoFindings(database, digest, findings);
    log.debug({ digest, problem: findings.problem }, 'photo read');
    return { name, fingerprint: findings.fingerprint, problem: findings.problem };
  }
}

const gone: PhotoFindings = { fingerprint: null, problem: 'its file is gone', thumbnails: null };

async function look(bytes: Uint8Array): Promise<PhotoFindings> {
  const { fingerprint, problem } = await readPhoto(bytes);
  return { fingerprint, problem, thumbnails: fingerprint === null ? null : await makeThumbnails(bytes) };
}

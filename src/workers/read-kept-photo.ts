import { makeThumbnails } from '../photos/make-thumbnails.ts';
import { readPhoto } from '../photos/read-photo.ts';
import { photoKeys, thumbnailSizes, type PhotoStore } from '../storage/photo-store.ts';
import { beginReading, savePhotoFindings, takeBackReading, type PhotoFindings } from '../storage/photos.ts';
import type { WorkTools } from './work-tools.ts';

/** A photo that ended its reader's process this often is not read again. */
const mostDeaths = 2;

/**
 * Looks at a photo in the store and keeps what was learned: fingerprint, metadata and thumbnails, or what is wrong with it. Throws only
 * when the store or the records are away.
 */
export async function readKeptPhoto(
  { database, photoStore, log }: Pick<WorkTools, 'database' | 'photoStore' | 'log'>,
  digest: string,
): Promise<PhotoFindings> {
  const attempts = await beginReading(database, digest);
  try {
    const findings = attempts > mostDeaths + 1 ? deadly : await look(photoStore, digest);
    await savePhotoFindings(database, digest, findings);
    log.debug({ digest, problem: findings.problem }, 'photo read');
    return findings;
  } catch (error) {
    await takeBackReading(database, digest);
    throw error;
  }
}

const gone: PhotoFindings = { fingerprint: null, problem: 'its file is gone', metadata: null };
const deadly: PhotoFindings = {
  fingerprint: null,
  problem: `reading it ended the worker ${mostDeaths + 1} times`,
  metadata: null,
};

async function look(store: PhotoStore, digest: string): Promise<PhotoFindings> {
  const bytes = await store.load(photoKeys.original(digest));
  if (bytes === null) return gone;
  const findings = await readPhoto(bytes, digest);
  if (findings.fingerprint === null) return findings;
  const thumbnails = await makeThumbnails(bytes);
  for (const size of thumbnailSizes) await store.put(photoKeys.thumbnail(digest, size), thumbnails[size]);
  return findings;
}

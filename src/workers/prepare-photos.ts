import { createHash } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { ReadEntries } from '../cleaning/cleaning-task.ts';
import type { PhotoOrder } from '../jobs/gallery-queue.ts';
import { allowsAddress } from '../downloads/allowed-hosts.ts';
import { photoFileName, type PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { maxPhotos } from '../pipeline/photos/photo-limits.ts';
import type { ClaimedRun } from '../storage/claimed-runs.ts';
import { insertPhotoAddresses, listGalleryPhotos, type GalleryPhoto } from '../storage/photos.ts';
import { loadRevision } from '../storage/revisions.ts';
import type { Attempt, CleaningTools, WorkTools } from './work-tools.ts';

/** Up to this many photos are read by the job that cleans their gallery. */
const fewPhotos = 4;

/**
 * Sees to it that a gallery's photos are fetched and looked at before it is cleaned: by jobs of their own where they are many
 * or have to be fetched. What is known of each; a photo of which nothing can be known has its problem.
 */
export async function preparePhotos(
  tools: CleaningTools,
  run: ClaimedRun,
  attempt: Attempt,
): Promise<readonly PhotoFile[]> {
  await findAddresses(tools, run);
  const listed = await listGalleryPhotos(tools.database, run);
  const orders = orderPhotos(listed, run);
  const isFew = orders.length <= fewPhotos && orders.every(({ name }) => name === 'read-photo');
  if (!isFew) await attempt.waitFor(orders);
  // Others may have looked at them meanwhile.
  const photos = isFew ? listed : await listGalleryPhotos(tools.database, run);
  const files: PhotoFile[] = [];
  for (const photo of photos) files.push(await toFile(tools, photo));
  return files;
}

async function toFile(tools: WorkTools, photo: GalleryPhoto): Promise<PhotoFile> {
  const { name, digest, fingerprint, metadata, problem, isUnread } = photo;
  if (digest === null)
    return { name, fingerprint: null, problem: problem ?? 'it could not be fetched', metadata: null };
  // Few, or their own jobs ended without a word: a photo that takes its readers down is given up by its count.
  if (isUnread)
    return { name, ...(await (await import('./read-kept-photo.ts')).readKeptPhoto(tools, digest)) };
  return { name, fingerprint, problem, metadata };
}

/** One job a photo, once per content, under ids that make asking twice asking once. */
function orderPhotos(
  photos: readonly GalleryPhoto[],
  { galleryId, runId }: ClaimedRun,
): readonly PhotoOrder[] {
  const unread = new Set(
    photos.flatMap(({ digest, isUnread }) => (isUnread && digest !== null ? [digest] : [])),
  );
  const unfetched = photos.filter(({ digest, problem }) => digest === null && problem === null);
  return [
    ...[...unread].map((digest) => ({
      name: 'read-photo' as const,
      id: `${runId}-${digest}`,
      payload: { galleryId, runId, digest },
    })),
    ...unfetched.map(({ name }) => ({
      name: 'fetch-photo' as const,
      id: `${runId}-${createHash('sha256').update(name).digest('hex')}`,
      payload: { galleryId, runId, address: name },
    })),
  ];
}

/** Records where photos can be fetched that the gallery names and did not bring, if their hosts allow it. */
async function findAddresses(
  { database, cleaning, rules, downloadsFor }: CleaningTools,
  run: ClaimedRun,
): Promise<void> {
  const downloads = downloadsFor(run.source);
  if (downloads.hosts.length === 0) return;
  const input = await loadRevision(database, run.galleryId, run.revision);
  if (input === null) return;
  const read = await cleaning.read({ input, settings: run.settings, rules }).catch((error: unknown) => {
    // Cleaning it will meet the same error, and says so.
    if (error instanceof ExpectedError) return null;
    throw error;
  });
  if (read === null) return;
  const brought = await listGalleryPhotos(database, run);
  const addresses = addressesOf(read, brought).filter((address) => allowsAddress(address, downloads));
  const room = Math.max(0, maxPhotos - brought.length);
  if (addresses.length > 0) await insertPhotoAddresses(database, run, addresses.slice(0, room));
}

/** One address a photo, in the order of the entries; a photo that was brought as a file is not fetched. */
function addressesOf({ photos }: ReadEntries, brought: readonly GalleryPhoto[]): readonly string[] {
  const names = new Set(brought.map(({ name }) => photoFileName(name)));
  const byKey = new Map<string, string>();
  for (const { key, uri } of photos) {
    if (!names.has(photoFileName(uri)) && !byKey.has(key)) byKey.set(key, uri);
  }
  return [...byKey.values()];
}

import type { Payload } from '../jobs/jobs.ts';
import { downloadPhoto } from '../photos/download-photo.ts';
import { findGallery } from '../storage/galleries.ts';
import { recordFetchedPhoto, recordUnfetchablePhoto } from '../storage/photos.ts';
import { receivePhoto } from '../storage/receive-photo.ts';
import { noteProgress } from '../storage/runs.ts';
import { readKeptPhoto } from './read-kept-photo.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/**
 * Fetches one photo of a gallery from its address and looks at it. What is refused is a problem of the photo at once; a site
 * that is away is asked again, and is a problem of the photo when there is no next time.
 */
export async function fetchPhoto(
  tools: WorkTools,
  { galleryId, runId, address }: Payload<'fetch-photo'>,
  { isLast }: Attempt,
): Promise<void> {
  const { database, photoStore, downloadsFor } = tools;
  const rules = downloadsFor((await findGallery(database, galleryId))?.source ?? '');
  const { content, problem, isFinal } = await downloadPhoto(address, rules, (chunks) =>
    receivePhoto(photoStore, chunks),
  );
  if (content !== null) {
    await recordFetchedPhoto(database, galleryId, address, content);
    await readKeptPhoto(tools, content.digest);
  } else if (isFinal || isLast) await recordUnfetchablePhoto(database, galleryId, address, problem);
  else throw new Error(`${address}: ${problem}`);
  await noteProgress(database, runId);
}

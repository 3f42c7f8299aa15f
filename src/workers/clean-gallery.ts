import { createHash } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { Payload } from '../jobs/jobs.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { printManifest } from '../pipeline/manifests/print-manifest.ts';
import type { PhotoFile } from '../pipeline/photos/attach-photos.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { type ClaimedRun, claimRun, completeRun, failRun } from '../storage/claimed-runs.ts';
import { loadGalleryBytes } from '../storage/galleries.ts';
import type { RunReport } from '../storage/records.ts';
import { endsRun } from './ends-run.ts';
import { preparePhotos } from './prepare-photos.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/** Cleans a gallery: load, pipeline, save. A failure that can be explained ends the run; so does the last attempt. */
export async function cleanGallery(
  tools: WorkTools,
  payload: Payload<'clean-gallery'>,
  attempt: Attempt,
): Promise<void> {
  const { runId } = payload;
  // Before the run is taken up: this job may be put aside until its photos were looked at.
  const photos = await preparePhotos(tools, payload, attempt);
  const claimed = await claimRun(tools.database, runId);
  // A job that comes twice finds its run ended: the first one did the work.
  if (claimed === null) return;
  try {
    await cleanClaimed(tools, runId, claimed, photos);
  } catch (error) {
    if (endsRun(error) || attempt.isLast) {
      await failRun(tools.database, runId, claimed.fence, explain(error));
    }
    throw error;
  }
}

async function cleanClaimed(
  tools: WorkTools,
  runId: string,
  claimed: ClaimedRun,
  photos: readonly PhotoFile[],
): Promise<void> {
  const { database, rules, log } = tools;
  const input = await loadGalleryBytes(database, claimed.galleryId);
  if (input === null) throw new ExpectedError('NOT_FOUND', `there is no gallery '${claimed.galleryId}'`);
  const manifest = await runPipeline({ ...input, photos }, claimed.settings, rules);
  const body = printManifest(manifest);
  const report = reportOn(manifest);
  const isSaved = await completeRun(database, runId, claimed.fence, {
    manifest: body,
    digest: createHash('sha256').update(body).digest('hex'),
    headline: manifest.headline,
    report,
  });
  if (isSaved) log.info({ ...report }, 'gallery cleaned');
  else log.warn({ fence: claimed.fence }, 'another worker has taken this run over; its manifest counts');
}

function reportOn(manifest: Manifest): RunReport {
  const ofItems = manifest.items.reduce((sum, item) => sum + item.warnings.length, 0);
  return { ...manifest.report, warnings: manifest.warnings.length + ofItems };
}

function explain(error: unknown): { readonly code: string; readonly message: string } {
  if (endsRun(error)) return { code: error.code, message: error.message };
  const reason = error instanceof Error ? error.message : String(error);
  return { code: 'RUN_FAILED', message: `the run failed every time it was tried: ${reason}` };
}

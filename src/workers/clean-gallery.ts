import { createHash } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { Payload } from '../jobs/jobs.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { printManifest } from '../pipeline/manifests/print-manifest.ts';
import { runPipeline } from '../pipeline/pipeline.ts';
import { type ClaimedRun, claimRun, completeRun, failRun } from '../storage/claimed-runs.ts';
import { summariseManifest } from '../storage/listings/summarise-manifest.ts';
import type { RunReport } from '../storage/records.ts';
import { loadRevision } from '../storage/revisions.ts';
import { endsRun } from './ends-run.ts';
import { preparePhotos } from './prepare-photos.ts';
import type { Attempt, WorkTools } from './work-tools.ts';

/** Cleans a gallery: photos, load, pipeline, save. A failure that can be explained ends the run; so does the last attempt. */
export async function cleanGallery(
  tools: WorkTools,
  { runId }: Payload<'clean-gallery'>,
  attempt: Attempt,
): Promise<void> {
  const claimed = await claimRun(tools.database, runId, tools.rules.digest);
  // A job that comes twice finds its run ended: the first one did the work.
  if (claimed === null) return;
  try {
    await cleanClaimed(tools, claimed, attempt);
  } catch (error) {
    if (!attempt.isPutAside(error) && (endsRun(error) || attempt.isLast)) {
      await failRun(tools.database, runId, claimed.fence, explain(error));
    }
    throw error;
  }
}

async function cleanClaimed(tools: WorkTools, claimed: ClaimedRun, attempt: Attempt): Promise<void> {
  const { database, rules, log } = tools;
  const { galleryId, revision, settings, fence, waitMs } = claimed;
  const begunMs = performance.now();
  // This job may be put aside until its photos were looked at; it begins again then.
  const photos = await preparePhotos(tools, claimed, attempt);
  const preparedMs = performance.now();
  const input = await loadRevision(database, galleryId, revision);
  if (input === null) throw new ExpectedError('NOT_FOUND', `there is no gallery '${galleryId}'`);
  const loadedMs = performance.now();
  const manifest = await runPipeline({ ...input, photos }, settings, rules);
  const body = printManifest(manifest);
  const report = reportOn(manifest);
  const isSaved = await completeRun(database, claimed, {
    manifest: body,
    digest: createHash('sha256').update(body).digest('hex'),
    headline: manifest.headline,
    report,
    listing: summariseManifest(manifest),
    timings: {
      waitMs,
      photosMs: Math.round(preparedMs - begunMs),
      loadMs: Math.round(loadedMs - preparedMs),
      cleanMs: Math.round(performance.now() - loadedMs),
    },
  });
  if (isSaved) log.info({ ...report }, 'gallery cleaned');
  else log.warn({ fence }, 'another worker has taken this run over; its manifest counts');
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

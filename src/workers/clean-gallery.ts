import { createHash } from 'node:crypto';
import { reached } from '../checkpoints.ts';
import { ExpectedError } from '../errors.ts';
import type { Payload } from '../jobs/jobs.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { findDoubts } from '../pipeline/manifests/doubts/find-doubts.ts';
import { printManifest } from '../pipeline/manifests/print-manifest.ts';
import { listEntryPhotos } from '../pipeline/photos/list-entry-photos.ts';
import { traceGallery } from '../pipeline/pipeline.ts';
import { type ClaimedRun, claimRun, completeRun, failRun } from '../storage/claimed-runs.ts';
import { loadDecisions } from '../storage/decisions.ts';
import { summariseManifest } from '../storage/listings/summarise-manifest.ts';
import type { RunReport } from '../storage/records.ts';
import { loadRevision } from '../storage/revisions.ts';
import { findRun, receivedReason } from '../storage/runs.ts';
import { compareWithPublished } from './compare-with-published.ts';
import { endsRun } from './ends-run.ts';
import { preparePhotos } from './prepare-photos.ts';
import type { Attempt, CleaningTools, WorkTools } from './work-tools.ts';

/** Cleans a gallery: photos, load, pipeline, save. A failure that can be explained ends the run; so does the last attempt. */
export async function cleanGallery(
  tools: WorkTools,
  { runId }: Payload<'clean-gallery'>,
  attempt: Attempt,
): Promise<void> {
  const { version, rules } = await tools.ruleBook.rulesFor(runId);
  const claimed = await claimRun(tools.database, runId, rules.digest, version);
  // A job that comes twice finds its run ended: the first one did the work.
  if (claimed === null) return;
  reached('run-claimed');
  try {
    await cleanClaimed({ ...tools, rules }, claimed, attempt);
  } catch (error) {
    if (attempt.isPutAside(error)) throw error;
    if (await isDeleted(tools, runId)) return;
    if (endsRun(error) || attempt.isLast) {
      await failRun(tools.database, runId, claimed.fence, explain(error));
    }
    throw error;
  }
}

async function cleanClaimed(tools: CleaningTools, claimed: ClaimedRun, attempt: Attempt): Promise<void> {
  const { database, rules, log } = tools;
  const { galleryId, revision, settings, fence, waitMs } = claimed;
  const begunMs = performance.now();
  // This job may be put aside until its photos were looked at; it begins again then.
  const photos = await preparePhotos(tools, claimed, attempt);
  const preparedMs = performance.now();
  const [input, decisions] = await Promise.all([
    loadRevision(database, galleryId, revision),
    loadDecisions(database, galleryId),
  ]);
  if (input === null) throw new ExpectedError('NOT_FOUND', `there is no gallery '${galleryId}'`);
  const loadedMs = performance.now();
  const { gallery, manifest } = await traceGallery({ ...input, photos }, settings, rules, decisions);
  const body = printManifest(manifest);
  const entryPhotos = listEntryPhotos(gallery);
  const report = reportOn(manifest);
  const isSaved = await completeRun(database, claimed, {
    manifest: body,
    digest: createHash('sha256').update(body).digest('hex'),
    headline: manifest.headline,
    entryPhotos,
    report,
    changes: await compareWithPublished(database, galleryId, manifest),
    listing: summariseManifest(manifest),
    doubts: findDoubts(manifest, entryPhotos, rules.thresholds),
    timings: {
      waitMs,
      photosMs: Math.round(preparedMs - begunMs),
      loadMs: Math.round(loadedMs - preparedMs),
      cleanMs: Math.round(performance.now() - loadedMs),
    },
  });
  if (isSaved) {
    countManifest(tools, claimed, performance.now() - begunMs);
    // What is published is to go to the outputs.
    tools.wakeRelay();
    log.info({ ...report }, 'gallery cleaned');
  } else if (!(await isDeleted(tools, claimed.runId)))
    log.warn({ fence }, 'another worker has taken this run over; its manifest counts');
}

/** Reruns wait as long as they are told to: only what came has somebody waiting for it. */
function countManifest({ metrics }: WorkTools, { ageMs, reason }: ClaimedRun, tookMs: number): void {
  metrics.manifestsEmitted.inc();
  if (reason === receivedReason) metrics.endToEnd.observe((ageMs + tookMs) / 1000);
}

/** Whatever went wrong, it is nobody's concern any more. */
async function isDeleted({ database, log }: WorkTools, runId: string): Promise<boolean> {
  if ((await findRun(database, runId)) !== null) return false;
  log.info('the gallery was deleted while it was cleaned');
  return true;
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

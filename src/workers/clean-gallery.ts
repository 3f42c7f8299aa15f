import { reached } from '../checkpoints.ts';
import { ExpectedError } from '../errors.ts';
import type { Payload } from '../jobs/jobs.ts';
import { type ClaimedRun, claimRun, completeRun, failRun } from '../storage/claimed-runs.ts';
import { loadDecisions } from '../storage/decisions.ts';
import { findManifest } from '../storage/manifests.ts';
import { loadRevision } from '../storage/revisions.ts';
import { findRun, receivedReason } from '../storage/runs.ts';
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
  const { database, cleaning, rules, log } = tools;
  const { galleryId, revision, settings, fence, waitMs } = claimed;
  const begunMs = performance.now();
  // This job may be put aside until its photos were looked at; it begins again then.
  const photos = await preparePhotos(tools, claimed, attempt);
  const preparedMs = performance.now();
  const [input, decisions, published] = await Promise.all([
    loadRevision(database, galleryId, revision),
    loadDecisions(database, galleryId),
    findManifest(database, galleryId),
  ]);
  if (input === null) throw new ExpectedError('NOT_FOUND', `there is no gallery '${galleryId}'`);
  const loadedMs = performance.now();
  const task = { input: { ...input, photos }, settings, rules, decisions, published };
  const cleaned = await cleaning.clean(task);
  const isSaved = await completeRun(database, claimed, {
    ...cleaned,
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
    log.info({ ...cleaned.report }, 'gallery cleaned');
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

function explain(error: unknown): { readonly code: string; readonly message: string } {
  if (endsRun(error)) return { code: error.code, message: error.message };
  const code = error instanceof ExpectedError ? error.code : 'RUN_FAILED';
  const reason = error instanceof Error ? error.message : String(error);
  return { code, message: `the run failed every time it was tried: ${reason}` };
}

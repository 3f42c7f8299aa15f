import type { RunChanges } from '../client/change-schemas.ts';
import { ExpectedError } from '../errors.ts';
import type { Manifest } from '../pipeline/manifest.ts';
import { compareManifests } from '../pipeline/manifests/comparisons/compare-manifests.ts';
import { countChanges, hasNoChanges } from '../pipeline/manifests/comparisons/count-changes.ts';
import { readManifest } from '../pipeline/manifests/read-manifest.ts';
import type { Database } from '../storage/database.ts';
import { findGallery } from '../storage/galleries.ts';
import { findManifest } from '../storage/manifests.ts';
import type { RunRecord } from '../storage/records.ts';
import { findRun } from '../storage/runs.ts';

/** What a run's manifest changes since another run of its gallery, or since `published`. `NOT_FOUND` without either. */
export async function describeChanges(database: Database, runId: string, since: string): Promise<RunChanges> {
  const run = await findRun(database, runId);
  if (run === null) throw new ExpectedError('NOT_FOUND', `there is no run ${runId}`);
  const sinceId = since === 'published' ? await findPublished(database, run) : since;
  if (sinceId !== null && (await findRun(database, sinceId))?.galleryId !== run.galleryId)
    throw new ExpectedError('NOT_FOUND', `gallery ${run.galleryId}, of run ${runId}, has no run ${sinceId}`);
  const before = sinceId === null ? null : await loadManifest(database, run.galleryId, sinceId);
  const after = await loadManifest(database, run.galleryId, runId);
  const changes = compareManifests(before, after);
  return {
    galleryId: run.galleryId,
    runId,
    since: sinceId,
    isSame: before !== null && hasNoChanges(changes),
    counts: countChanges(changes),
    // The shape that travels is the same; only its lists are not marked as never written to.
    changes: changes as RunChanges['changes'],
  };
}

/** The run that is published; for that one itself, the one it replaced. */
async function findPublished(database: Database, run: RunRecord): Promise<string | null> {
  const published = (await findGallery(database, run.galleryId))?.publishedRunId ?? null;
  return published === run.id ? (run.changes?.since ?? null) : published;
}

async function loadManifest(database: Database, galleryId: string, runId: string): Promise<Manifest> {
  const found = await findManifest(database, galleryId, runId);
  if (found === null) throw new ExpectedError('NOT_FOUND', `run ${runId} has no manifest`);
  return readManifest(found.body);
}

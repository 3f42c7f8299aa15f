import type { Manifest } from '../pipeline/manifest.ts';
import { compareManifests } from '../pipeline/manifests/comparisons/compare-manifests.ts';
import { countChanges, hasNoChanges } from '../pipeline/manifests/comparisons/count-changes.ts';
import { readManifest } from '../pipeline/manifests/read-manifest.ts';
import type { Database } from '../storage/database.ts';
import { findManifest } from '../storage/manifests.ts';
import type { RunChanges } from '../storage/records.ts';

/** What a manifest changes of the one that is published at this moment. */
export async function compareWithPublished(
  database: Database,
  galleryId: string,
  manifest: Manifest,
): Promise<RunChanges> {
  const published = await findManifest(database, galleryId);
  const before = published === null ? null : readManifest(published.body);
  const changes = compareManifests(before, manifest);
  return {
    since: published?.runId ?? null,
    isSame: before !== null && hasNoChanges(changes),
    counts: countChanges(changes),
  };
}

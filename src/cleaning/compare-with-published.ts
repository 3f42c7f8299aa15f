import type { Manifest } from '../pipeline/manifest.ts';
import { compareManifests } from '../pipeline/manifests/comparisons/compare-manifests.ts';
import { countChanges, hasNoChanges } from '../pipeline/manifests/comparisons/count-changes.ts';
import { readManifest } from '../pipeline/manifests/read-manifest.ts';
import type { RunChanges } from '../storage/records.ts';
import type { CleaningTask } from './cleaning-task.ts';

/** What a manifest changes of the one that is published at this moment. */
export function compareWithPublished(published: CleaningTask['published'], manifest: Manifest): RunChanges {
  const before = published === null ? null : readManifest(published.body);
  const changes = compareManifests(before, manifest);
  return {
    since: published?.runId ?? null,
    isSame: before !== null && hasNoChanges(changes),
    counts: countChanges(changes),
  };
}

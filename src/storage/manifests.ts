import type { EntryPhoto } from '../pipeline/photos/list-entry-photos.ts';
import type { Database } from './database.ts';

export interface ManifestRecord {
  readonly runId: string;
  /** The exact bytes that were published, as text. */
  readonly body: string;
  /** SHA-256 of those bytes, hexadecimal. */
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly publishedAt: string;
}

/** The manifest a gallery has: of the run named, else the published one. `null` when there is none. */
export async function findManifest(
  database: Database,
  galleryId: string,
  runId: string | null = null,
): Promise<ManifestRecord | null> {
  const [row] = await database.query<ManifestRow>(
    `select manifests.run_id, manifests.body, manifests.digest, manifests.published_at
       from manifests
       join runs on runs.id = manifests.run_id
       join galleries on galleries.id = runs.gallery_id
      where galleries.id = $1 and runs.id = coalesce($2, galleries.published_run_id)`,
    [galleryId, runId],
    'kept',
  );
  if (row === undefined) return null;
  return {
    runId: row.run_id,
    body: row.body,
    digest: row.digest,
    publishedAt: row.published_at.toISOString(),
  };
}

/** The photos of a run's entries, of the published one unless it is named; `null` when there is no such manifest. */
export async function findEntryPhotos(
  database: Database,
  galleryId: string,
  runId: string | null = null,
): Promise<readonly EntryPhoto[] | null> {
  const [row] = await database.query<{ readonly entry_photos: readonly EntryPhoto[] | null }>(
    `select manifests.entry_photos
       from manifests
       join runs on runs.id = manifests.run_id
       join galleries on galleries.id = runs.gallery_id
      where galleries.id = $1 and runs.id = coalesce($2, galleries.published_run_id)`,
    [galleryId, runId],
  );
  return row === undefined ? null : (row.entry_photos ?? []);
}

interface ManifestRow {
  readonly run_id: string;
  readonly body: string;
  readonly digest: string;
  readonly published_at: Date;
}

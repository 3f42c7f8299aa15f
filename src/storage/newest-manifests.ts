import type { Database } from './database.ts';

/** What is published of a gallery. */
export interface PublishedManifest {
  readonly galleryId: string;
  readonly headline: string | null;
  /** The manifest's exact bytes as text. */
  readonly body: string;
}

/** What is published of the galleries that arrived last, the newest first. */
export async function listNewestManifests(
  database: Database,
  limit: number,
): Promise<readonly PublishedManifest[]> {
  const rows = await database.query<{
    readonly id: string;
    readonly headline: string | null;
    readonly body: string;
  }>(
    `select galleries.id, galleries.headline, manifests.body
       from galleries join manifests on manifests.run_id = galleries.published_run_id
      order by galleries.sequence desc limit $1`,
    [limit],
  );
  return rows.map(({ id, headline, body }) => ({ galleryId: id, headline, body }));
}

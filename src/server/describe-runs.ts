import type { Run } from '../client/api-schemas.ts';
import type { Database } from '../storage/database.ts';
import { findGalleries } from '../storage/galleries.ts';
import type { RunRecord } from '../storage/records.ts';

/** Runs with what a list shows of their galleries. */
export async function describeRuns(database: Database, runs: readonly RunRecord[]): Promise<Run[]> {
  if (runs.length === 0) return [];
  const galleries = await findGalleries(
    database,
    runs.map(({ galleryId }) => galleryId),
  );
  return runs.map((run) => {
    const gallery = galleries.get(run.galleryId);
    const { name = '', headline = null, source = '' } = gallery ?? {};
    return { ...run, gallery: { name, headline, source } };
  });
}

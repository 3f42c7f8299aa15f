import type { Run } from '../client/api-schemas.ts';
import type { Database } from '../storage/database.ts';
import { findGalleries } from '../storage/galleries.ts';
import { countPhotos } from '../storage/photos.ts';
import type { RunRecord } from '../storage/records.ts';

/** Runs with what a list shows of their galleries, and how far the photos are of those that have not ended. */
export async function describeRuns(database: Database, runs: readonly RunRecord[]): Promise<Run[]> {
  if (runs.length === 0) return [];
  const [galleries, photos] = await Promise.all([
    findGalleries(
      database,
      runs.map(({ galleryId }) => galleryId),
    ),
    countPhotos(
      database,
      runs.filter(isUnfinished).map(({ id }) => id),
    ),
  ]);
  return runs.map((run) => {
    const gallery = galleries.get(run.galleryId);
    const { name = '', headline = null, source = '' } = gallery ?? {};
    return { ...run, gallery: { name, headline, source }, photos: photos.get(run.id) ?? null };
  });
}

function isUnfinished({ state }: RunRecord): boolean {
  return state === 'queued' || state === 'running';
}

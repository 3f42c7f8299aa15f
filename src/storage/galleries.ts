import type { Database } from './database.ts';
import { galleryColumns, toGallery, type GalleryRow } from './gallery-rows.ts';
import type { GalleryRecord } from './records.ts';

/** A gallery's record, or `null`. */
export async function findGallery(database: Database, galleryId: string): Promise<GalleryRecord | null> {
  const [row] = await database.query<GalleryRow>(`select ${galleryColumns} from galleries where id = $1`, [
    galleryId,
  ]);
  return row === undefined ? null : toGallery(row);
}

/** The records of several galleries by their ids; one that is not there is left out. */
export async function findGalleries(
  database: Database,
  galleryIds: readonly string[],
): Promise<ReadonlyMap<string, GalleryRecord>> {
  const rows = await database.query<GalleryRow>(
    `select ${galleryColumns} from galleries where id = any($1)`,
    [[...new Set(galleryIds)]],
  );
  return new Map(rows.map((row) => [row.id, toGallery(row)]));
}

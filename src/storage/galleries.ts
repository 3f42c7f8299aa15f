import type { Database } from './database.ts';
import { galleryColumns, toGallery, type GalleryRow } from './gallery-rows.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import type { GalleryRecord } from './records.ts';
import { storableText } from './storable-text.ts';

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

/** Galleries, newest first; `search` is looked for in names, headlines and sources. */
export async function listGalleries(
  database: Database,
  question: PageQuestion & { readonly search?: string | null } = {},
): Promise<Page<GalleryRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<GalleryRow>(
    `select ${galleryColumns} from galleries
      where ($1::bigint is null or sequence < $1)
        and ($2::text is null or name ilike $2 or headline ilike $2 or source ilike $2 or id = $3)
      order by sequence desc
      limit $4`,
    [before, likePattern(question.search), question.search ?? null, limit + 1],
  );
  return toPage(rows, limit, toGallery);
}

/** `50% off_sale` → `%50\% off\_sale%`: what a person types is never a pattern. */
function likePattern(search: string | null | undefined): string | null {
  const words = storableText(search ?? '').trim();
  return words === '' ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

import type { Database, Query } from './database.ts';
import { photoKeys, thumbnailSizes, type PhotoStore } from './photo-store.ts';

/**
 * Within a transaction: forgets those of these photos that no gallery names, and has their files removed; how many they were.
 * Who is just naming one of them finishes first, and keeps it.
 */
export async function removeUnnamedPhotos(query: Query, digests: readonly string[]): Promise<number> {
  if (digests.length === 0) return 0;
  await query(`select digest from photos where digest = any($1) order by digest for update`, [digests]);
  const removed = await query(
    `with removed as (
       delete from photos
        where digest = any($1) and not exists (select from gallery_photos where gallery_photos.digest = photos.digest)
        returning digest)
     insert into photo_removals (digest) select digest from removed on conflict do nothing returning digest`,
    [digests],
  );
  return removed.length;
}

/** Photos that no gallery has named for a while, as a delivery leaves them that was deleted while it was worked on. */
export async function findUnnamedPhotos(
  query: Query,
  { quietSeconds, limit }: { readonly quietSeconds: number; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await query<{ readonly digest: string }>(
    `select digest from photos
      where received_at < now() - make_interval(secs => $1)
        and not exists (select from gallery_photos where gallery_photos.digest = photos.digest)
      limit $2`,
    [quietSeconds, limit],
  );
  return rows.map(({ digest }) => digest);
}

/**
 * Removes from the store the files of up to `limit` photos that nobody names any more; how many photos that was. A delivery
 * writes its photos' files before it names them: a file younger than `graceMs`, which is longer than any delivery takes, may
 * be named in a moment and is left for later.
 */
export async function removePhotoFiles(
  database: Database,
  store: PhotoStore,
  { graceMs, limit }: { readonly graceMs: number; readonly limit: number },
): Promise<number> {
  const rows = await database.query<{ readonly digest: string; readonly is_named: boolean }>(
    `select digest, exists (select from photos where photos.digest = photo_removals.digest) as is_named
       from photo_removals order by created_at limit $1`,
    [limit],
  );
  let removed = 0;
  for (const { digest, is_named: isNamed } of rows) {
    const isGone = isNamed || (await removeFiles(store, digest, graceMs));
    if (!isGone) {
      // To the end of the list: those behind it get their turn.
      await database.query(`update photo_removals set created_at = now() where digest = $1`, [digest]);
      continue;
    }
    await database.query(`delete from photo_removals where digest = $1`, [digest]);
    if (!isNamed) removed += 1;
  }
  return removed;
}

/** The photo first: while it is young, its thumbnails may be wanted as well. */
async function removeFiles(store: PhotoStore, digest: string, graceMs: number): Promise<boolean> {
  const thumbnails = thumbnailSizes.map((size) => photoKeys.thumbnail(digest, size));
  for (const key of [photoKeys.original(digest), ...thumbnails])
    if (!(await store.remove(key, graceMs))) return false;
  return true;
}

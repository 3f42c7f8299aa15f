import type { Manifest } from '../../pipeline/manifest.ts';
import type { EntryPhoto } from '../../pipeline/photos/list-entry-photos.ts';
import { findDoubts } from '../../pipeline/manifests/doubts/find-doubts.ts';
import type { Database, Query } from '../database.ts';
import { replaceDoubts } from './replace-doubts.ts';

/** Looks through what was published by a version that kept no doubts; several processes may do so at once. */
export async function fillDoubts(database: Database): Promise<void> {
  while (await database.transaction(fillOne));
}

/** `false`: there is none left that nobody else is about to look through. */
async function fillOne(query: Query): Promise<boolean> {
  const [row] = await query<UndoubtedRow>(
    `select galleries.id, sequence, manifests.body, manifests.entry_photos
       from undoubted join galleries using (sequence)
       left join manifests on manifests.run_id = galleries.published_run_id
      order by sequence limit 1 for update of undoubted, galleries skip locked`,
  );
  if (row === undefined) return false;
  const manifest = row.body === null ? null : (JSON.parse(row.body) as Manifest | OldManifest);
  if (manifest?.decisions !== undefined)
    await replaceDoubts(query, row.id, findDoubts(manifest, row.entry_photos ?? []));
  await query(`delete from undoubted where sequence = $1`, [row.sequence]);
  return true;
}

/** Made before there were decisions: its entries have no keys by which a doubt could be accepted. It has doubts once it is rerun. */
interface OldManifest {
  readonly decisions?: undefined;
}

interface UndoubtedRow {
  readonly id: string;
  readonly sequence: string;
  readonly body: string | null;
  readonly entry_photos: readonly EntryPhoto[] | null;
}

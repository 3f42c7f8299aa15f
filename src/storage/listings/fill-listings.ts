import type { Manifest } from '../../pipeline/manifest.ts';
import type { Database, Query } from '../database.ts';
import { insertListing, relist } from './write-listing.ts';
import { summariseManifest } from './summarise-manifest.ts';

/** Lists the galleries that were received by a version that kept no listings; several processes may do so at once. */
export async function fillListings(database: Database): Promise<void> {
  while (await database.transaction(fillOne));
}

/** `false`: there is none left that nobody else is about to list. */
async function fillOne(query: Query): Promise<boolean> {
  const [row] = await query<UnlistedRow>(
    `select galleries.id, galleries.sequence, galleries.source, galleries.name, galleries.received_at,
            galleries.published_run_id, manifests.body
       from unlisted join galleries using (sequence)
       left join manifests on manifests.run_id = galleries.published_run_id
      order by sequence limit 1 for no key update of unlisted, galleries skip locked`,
  );
  if (row === undefined) return false;
  await insertListing(query, row);
  await query(
    `select list_run(runs) from runs
      where gallery_id = $1 and not is_preview order by sequence desc limit 1`,
    [row.id],
  );
  if (row.published_run_id !== null && row.body !== null) {
    const listing = summariseManifest(JSON.parse(row.body) as Manifest);
    await query(`update galleries set summary = $2 where sequence = $1`, [
      row.sequence,
      JSON.stringify(listing.summary),
    ]);
    await relist(query, row, row.published_run_id, listing);
  }
  await query(`delete from unlisted where sequence = $1`, [row.sequence]);
  return true;
}

interface UnlistedRow {
  readonly id: string;
  readonly sequence: string;
  readonly source: string;
  readonly name: string;
  readonly received_at: Date;
  readonly published_run_id: string | null;
  readonly body: string | null;
}

import { completeSettings } from '../pipeline/cleaning-settings.ts';
import { bulkColumns, type BulkRow, countMembers } from './bulk-rerun-records.ts';
import type { Database, Query } from './database.ts';
import { type GalleryStretch, listMatchingGalleries } from './gallery-filter.ts';
import { requestRunWithin } from './request-run.ts';
import { findNewestSettings, runPriorities } from './runs.ts';

/** How many runs are asked for in one transaction, and how many of all bulk reruns may be under way at a time. */
export interface AskingLimits {
  readonly atOnce: number;
  readonly underWay: number;
}

/** `moved`: there may be more to ask for; `waiting`: for runs to end; `ended`: nothing is left to be done. */
export type AskingStep = 'moved' | 'waiting' | 'ended';

/**
 * Asks for the next runs of a bulk rerun, in one transaction with how far it has come: whoever dies in the middle has asked for
 * none, and whoever goes on asks for none twice. Writes down the outcome once all have ended.
 */
export async function askForReruns(
  database: Database,
  bulkId: string,
  limits: AskingLimits,
): Promise<AskingStep> {
  return database.transaction(async (query) => {
    const [bulk] = await query<BulkRow>(`select ${bulkColumns} from bulk_reruns where id = $1 for update`, [
      bulkId,
    ]);
    if (bulk === undefined || bulk.finished_at !== null) return 'ended';
    if (bulk.state === 'stopped' || bulk.is_asked) return (await settle(query, bulk)) ? 'ended' : 'waiting';
    const room = Math.min(limits.atOnce, limits.underWay - (await countUnderWay(query)));
    if (room <= 0) return 'waiting';
    await askForNext(query, bulk, room);
    return 'moved';
  });
}

async function countUnderWay(query: Query): Promise<number> {
  const [row] = await query<{ readonly count: string }>(
    `select count(*) from runs where state in ('queued', 'running') and priority = $1`,
    [runPriorities.bulk],
  );
  return Number(row?.count ?? 0);
}

async function askForNext(query: Query, bulk: BulkRow, limit: number): Promise<void> {
  const stretch = { after: bulk.cursor, last: bulk.last_gallery, limit };
  const next = await listNext(query, bulk, stretch);
  // One that is being deleted is not there any more once it can be held.
  const held = await query<{ readonly id: string }>(
    `select id from galleries where id = any($1) order by sequence for update`,
    [next.map(({ id }) => id)],
  );
  for (const { id } of held) await askForOne(query, bulk, id);
  const isAsked = next.length < limit;
  await query(
    `update bulk_reruns
        set cursor = $2, is_asked = $3,
            total = case when $3 then (select count(*) from bulk_rerun_members where bulk_id = $1) else total end
      where id = $1`,
    [bulk.id, next.at(-1)?.sequence ?? bulk.last_gallery, isAsked],
  );
}

async function askForOne(query: Query, bulk: BulkRow, galleryId: string): Promise<void> {
  const request = {
    galleryId,
    settings: completeSettings(bulk.settings, await findNewestSettings(query, galleryId)),
    reason: bulk.reason,
    requestedBy: bulk.requested_by,
    isPreview: bulk.is_preview,
    rulesVersion: bulk.rules_version,
    priority: runPriorities.bulk,
  };
  const { run, isNew } = await requestRunWithin(query, request, { bulkId: bulk.id });
  await query(
    `insert into bulk_rerun_members (bulk_id, gallery_id, run_id, is_shared) values ($1, $2, $3, $4)`,
    [bulk.id, galleryId, run.id, !isNew],
  );
}

/** By the filter, or the galleries that would change of the preview it publishes. */
async function listNext(query: Query, bulk: BulkRow, stretch: GalleryStretch) {
  if (bulk.preview_id === null) return listMatchingGalleries(query, bulk.filter, stretch);
  return query<{ readonly id: string; readonly sequence: string }>(
    `select galleries.id, galleries.sequence
       from bulk_rerun_members join runs on runs.id = run_id join galleries on galleries.id = runs.gallery_id
      where bulk_id = $1 and not (changes ->> 'isSame')::boolean
        and galleries.sequence > $2 and galleries.sequence <= $3
      order by galleries.sequence limit $4`,
    [bulk.preview_id, stretch.after, stretch.last, stretch.limit],
  );
}

/** Writes down what came of the runs, unless some have not ended. */
async function settle(query: Query, { id, state }: BulkRow): Promise<boolean> {
  const counts = (await countMembers(query, [id])).get(id) ?? null;
  if (counts !== null && counts.queued + counts.running > 0) return false;
  await query(`update bulk_reruns set state = $2, outcome = $3, finished_at = now() where id = $1`, [
    id,
    state === 'stopped' ? 'stopped' : 'done',
    counts === null ? null : JSON.stringify(counts),
  ]);
  return true;
}

import type { GivenSettings } from '../pipeline/cleaning-settings.ts';
import { type ItemChangeKind, itemChangeKinds } from '../pipeline/manifests/comparisons/manifest-changes.ts';
import type { ChangeCounts } from '../pipeline/manifests/comparisons/count-changes.ts';
import type { Query } from './database.ts';
import type { GalleryFilter } from './listings/gallery-question.ts';

/** Many galleries that somebody asked to have cleaned again at once. */
export interface BulkRerunRecord {
  readonly id: string;
  /** done: every run has ended; stopped: no more are asked for. */
  readonly state: 'working' | 'done' | 'stopped';
  readonly filter: GalleryFilter;
  /** What is not named stays as in each gallery's newest run. */
  readonly settings: GivenSettings;
  readonly reason: string;
  readonly requestedBy: string;
  readonly isPreview: boolean;
  /** The version of the rules that a preview is done under; `null`: the one in effect. */
  readonly rulesVersion: number | null;
  /** The preview whose changed galleries it is about, instead of a filter. */
  readonly previewId: string | null;
  /** How many galleries match; once all were asked for, how many were. */
  readonly total: number;
  readonly counts: BulkCounts;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  /** When the last of its runs had ended. */
  readonly finishedAt: string | null;
}

/** `asked` is the sum of the states below it. */
export interface BulkCounts {
  /** Galleries for which there is a run. */
  readonly asked: number;
  readonly queued: number;
  readonly running: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Ended before they began, because the whole was stopped. */
  readonly stopped: number;
  /** The gallery or its run was deleted meanwhile. */
  readonly deleted: number;
  /** Of those that succeeded: manifests that differ from what was published. */
  readonly changed: number;
  /** The items of these manifests, by what became of them. */
  readonly items: ChangeCounts;
}

/** The code of a run that was ended before it began. */
export const stoppedCode = 'STOPPED';

export interface BulkRow {
  readonly id: string;
  readonly sequence: string;
  readonly state: BulkRerunRecord['state'];
  readonly filter: GalleryFilter;
  readonly settings: GivenSettings;
  readonly reason: string;
  readonly requested_by: string;
  readonly is_preview: boolean;
  readonly rules_version: number | null;
  readonly preview_id: string | null;
  readonly total: number;
  readonly last_gallery: string;
  readonly cursor: string;
  readonly is_asked: boolean;
  readonly outcome: BulkCounts | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

export const bulkColumns = `id, sequence, state, filter, settings, reason, requested_by, is_preview, rules_version, preview_id, total,
  last_gallery, cursor, is_asked, outcome, created_at, finished_at`;

/** Rows → records, the runs of those counted that have not all ended. */
export async function toBulkReruns(
  query: Query,
  rows: readonly BulkRow[],
): Promise<readonly BulkRerunRecord[]> {
  const open = rows.filter(({ outcome }) => outcome === null).map(({ id }) => id);
  const counts = await countMembers(query, open);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    filter: row.filter,
    settings: row.settings,
    reason: row.reason,
    requestedBy: row.requested_by,
    isPreview: row.is_preview,
    rulesVersion: row.rules_version,
    previewId: row.preview_id,
    total: row.total,
    counts: row.outcome ?? counts.get(row.id) ?? noCounts,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }));
}

/** What became of the runs of bulk reruns up to now, by their ids; one without runs is left out. */
export async function countMembers(
  query: Query,
  bulkIds: readonly string[],
): Promise<ReadonlyMap<string, BulkCounts>> {
  if (bulkIds.length === 0) return new Map();
  const sums = itemChangeKinds.map(
    (kind) => `sum((changes -> 'counts' ->> '${kind}')::bigint) as items_${kind}`,
  );
  const rows = await query<CountRow>(
    `select bulk_id, count(*) as asked,
            count(*) filter (where state = 'queued') as queued,
            count(*) filter (where state = 'running') as running,
            count(*) filter (where state = 'succeeded') as succeeded,
            count(*) filter (where state = 'failed' and error ->> 'code' <> $2) as failed,
            count(*) filter (where state = 'failed' and error ->> 'code' = $2) as stopped,
            count(*) filter (where runs.id is null) as deleted,
            count(*) filter (where not (changes ->> 'isSame')::boolean) as changed,
            ${sums.join(', ')}
       from bulk_rerun_members left join runs on runs.id = run_id
      where bulk_id = any($1)
      group by bulk_id`,
    [bulkIds, stoppedCode],
  );
  return new Map(rows.map((row) => [row.bulk_id, toCounts(row)]));
}

type CountRow = { readonly bulk_id: string } & Readonly<
  Record<Exclude<keyof BulkCounts, 'items'> | `items_${ItemChangeKind}`, string | null>
>;

function toCounts(row: CountRow): BulkCounts {
  const items = itemChangeKinds.map((kind) => [kind, Number(row[`items_${kind}`] ?? 0)] as const);
  return {
    asked: Number(row.asked),
    queued: Number(row.queued),
    running: Number(row.running),
    succeeded: Number(row.succeeded),
    failed: Number(row.failed),
    stopped: Number(row.stopped),
    deleted: Number(row.deleted),
    changed: Number(row.changed),
    items: Object.fromEntries(items) as ChangeCounts,
  };
}

const noItems = Object.fromEntries(itemChangeKinds.map((kind) => [kind, 0])) as ChangeCounts;
const noCounts: BulkCounts = {
  asked: 0,
  queued: 0,
  running: 0,
  succeeded: 0,
  failed: 0,
  stopped: 0,
  deleted: 0,
  changed: 0,
  items: noItems,
};

import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { GivenSettings } from '../pipeline/cleaning-settings.ts';
import { noteInAudit } from './audit.ts';
import {
  bulkColumns,
  type BulkRerunRecord,
  type BulkRow,
  stoppedCode,
  toBulkReruns,
} from './bulk-rerun-records.ts';
import type { Database, Query } from './database.ts';
import { countMatchingGalleries, findStartOfNewest } from './gallery-filter.ts';
import type { GalleryFilter } from './listings/gallery-question.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import { findVersionInEffect, refuseWrongRules } from './rules-version-rows.ts';
import { storableText } from './storable-text.ts';

/** Which galleries are to be cleaned again, how, and for whom. */
export interface BulkRequest {
  readonly filter: GalleryFilter;
  readonly settings: GivenSettings;
  readonly reason: string;
  readonly requestedBy: string;
  readonly isPreview: boolean;
  /** The version of the rules that a preview is done under; without it the one in effect. */
  readonly rulesVersion?: number | null;
  /** Only so many, the newest of those that match. */
  readonly newest?: number | null;
}

/** Writes down that these galleries are to be cleaned again; their runs are asked for by `askForReruns`, batch by batch. */
export async function requestBulkRerun(database: Database, request: BulkRequest): Promise<BulkRerunRecord> {
  return database.transaction(async (query) => {
    const { filter, isPreview, rulesVersion = null, newest = null } = request;
    await refuseWrongRules(query, rulesVersion, isPreview);
    const { total, last } = await countMatchingGalleries(query, filter);
    const cursor = newest === null ? '0' : await findStartOfNewest(query, filter, newest);
    const asked = Math.min(total, newest ?? total);
    return insertBulk(query, { ...request, previewId: null, total: asked, last, cursor });
  });
}

/**
 * Does in earnest what a preview showed, for the galleries that would change. `CONFLICT` unless it is a preview whose runs have
 * all ended and that was not published yet, `NOT_FOUND` without it.
 */
export async function publishBulkPreview(
  database: Database,
  bulkId: string,
  { requestedBy, reason }: { readonly requestedBy: string; readonly reason: string | null },
): Promise<BulkRerunRecord> {
  return database.transaction(async (query) => {
    const preview = await holdBulk(query, bulkId);
    if (!preview.is_preview) throw new ExpectedError('CONFLICT', `the rerun '${bulkId}' is no preview`);
    if (preview.state !== 'done')
      throw new ExpectedError(
        'CONFLICT',
        `the preview '${bulkId}' cannot be published: it is ${preview.state}`,
      );
    const [published] = await query<{ id: string }>(`select id from bulk_reruns where preview_id = $1`, [
      bulkId,
    ]);
    if (published !== undefined)
      throw new ExpectedError(
        'CONFLICT',
        `the preview '${bulkId}' was published already, by '${published.id}'`,
      );
    await refuseOtherRules(query, preview);
    const [counted] = await query<{ total: string; last: string }>(
      `select count(*) as total, coalesce(max(galleries.sequence), 0) as last
         from bulk_rerun_members join runs on runs.id = run_id join galleries on galleries.id = runs.gallery_id
        where bulk_id = $1 and not (changes ->> 'isSame')::boolean`,
      [bulkId],
    );
    const { filter, settings } = preview;
    const request = { filter, settings, requestedBy, reason: reason ?? preview.reason, isPreview: false };
    const { total = '0', last = '0' } = counted ?? {};
    return insertBulk(query, { ...request, previewId: bulkId, total: Number(total), last, cursor: '0' });
  });
}

/** What a draft of the rules showed comes true only where it counts. */
async function refuseOtherRules(query: Query, { id, rules_version: version }: BulkRow): Promise<void> {
  if (version === null || version === (await findVersionInEffect(query))) return;
  throw new ExpectedError(
    'CONFLICT',
    `the preview '${id}' was done under version ${version} of the rules, which is not in effect`,
  );
}

/** Which galleries a filter or a preview comes to. */
interface BulkScope {
  readonly previewId: string | null;
  readonly total: number;
  readonly last: string;
  readonly cursor: string;
}

async function insertBulk(query: Query, bulk: BulkRequest & BulkScope): Promise<BulkRerunRecord> {
  const { filter, settings, reason, requestedBy, isPreview, previewId, total, last, cursor } = bulk;
  const { rulesVersion = null } = bulk;
  const rows = await query<BulkRow>(
    `insert into bulk_reruns
       (id, filter, settings, reason, requested_by, is_preview, rules_version, preview_id, total, last_gallery,
        cursor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     returning ${bulkColumns}`,
    [
      `bulk_${randomUUID()}`,
      JSON.stringify(filter),
      JSON.stringify(settings),
      storableText(reason),
      storableText(requestedBy),
      isPreview,
      rulesVersion,
      previewId,
      total,
      last,
      cursor,
    ],
  );
  const [record] = await toBulkReruns(query, rows);
  if (record === undefined) throw new Error('an insert returned no row');
  const what = { reason, isPreview, rulesVersion, previewId, total, filter: JSON.stringify(filter) };
  const detail = { bulkId: record.id, ...what };
  await noteInAudit(query, {
    actor: requestedBy,
    action: 'bulk-rerun-asked',
    galleryId: null,
    runId: null,
    detail,
  });
  return record;
}

/**
 * Asks for no more runs and ends those that nobody has taken up, unless somebody else wants them too; what is in work
 * finishes. The runs that were ended: their jobs may be forgotten. Nothing, when it had ended; `NOT_FOUND` without it.
 */
export async function stopBulkRerun(
  database: Database,
  bulkId: string,
  requestedBy: string,
): Promise<readonly string[]> {
  return database.transaction(async (query) => {
    const bulk = await holdBulk(query, bulkId);
    if (bulk.state !== 'working') return [];
    await query(`update bulk_reruns set state = 'stopped' where id = $1`, [bulkId]);
    const message = `the rerun '${bulkId}' was stopped before this one began`;
    const ended = await query<{ readonly id: string }>(
      `update runs
          set state = 'failed', error = $2, fence = fence + 1, finished_at = now(), changed_at = now()
        where state = 'queued' and id in (
          select run_id from bulk_rerun_members as mine
           where bulk_id = $1 and not is_shared and not exists (
             select from bulk_rerun_members as other join bulk_reruns on bulk_reruns.id = other.bulk_id
              where other.run_id = mine.run_id and other.bulk_id <> $1 and bulk_reruns.state = 'working'))
        returning id`,
      [bulkId, JSON.stringify({ code: stoppedCode, message })],
    );
    const detail = { bulkId, ended: ended.length };
    await noteInAudit(query, {
      actor: requestedBy,
      action: 'bulk-rerun-stopped',
      galleryId: null,
      runId: null,
      detail,
    });
    return ended.map(({ id }) => id);
  });
}

/** Within a transaction: a bulk rerun, held until the transaction ends; `NOT_FOUND` without it. */
async function holdBulk(query: Query, bulkId: string): Promise<BulkRow> {
  const [row] = await query<BulkRow>(`select ${bulkColumns} from bulk_reruns where id = $1 for update`, [
    bulkId,
  ]);
  if (row === undefined) throw new ExpectedError('NOT_FOUND', `there is no rerun '${bulkId}'`);
  return row;
}

/** A bulk rerun's record, or `null`. */
export async function findBulkRerun(database: Database, bulkId: string): Promise<BulkRerunRecord | null> {
  const rows = await database.query<BulkRow>(`select ${bulkColumns} from bulk_reruns where id = $1`, [
    bulkId,
  ]);
  const [record] = await toBulkReruns(database.query, rows);
  return record ?? null;
}

/** Bulk reruns, the newest first. */
export async function listBulkReruns(
  database: Database,
  question: PageQuestion = {},
): Promise<Page<BulkRerunRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<BulkRow>(
    `select ${bulkColumns} from bulk_reruns where $1::bigint is null or sequence < $1
      order by sequence desc limit $2`,
    [before, limit + 1],
  );
  const { records: shown, nextCursor } = toPage(rows, limit, (row) => row);
  return { records: await toBulkReruns(database.query, shown), nextCursor };
}

/** The bulk reruns that have not ended, the oldest first: somebody has to work on each of them. */
export async function listUnfinishedBulkReruns(database: Database, limit = 100): Promise<readonly string[]> {
  const rows = await database.query<{ readonly id: string }>(
    `select id from bulk_reruns where finished_at is null order by sequence limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

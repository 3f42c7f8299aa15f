import { createHash, randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import { completeSettings, type CleaningSettings } from '../pipeline/cleaning-settings.ts';
import { printTraceContext } from '../tracing/trace-context.ts';
import type { Database, Query } from './database.ts';
import { noteInAudit } from './audit.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import { forgetFetchProblems } from './photos.ts';
import type { GalleryRecord, RunChanges, RunRecord, RunReport, RunState, RunTimings } from './records.ts';
import { storableText } from './storable-text.ts';

/** Why, for whom and how a gallery is to be cleaned. */
export interface RunRequest {
  readonly galleryId: string;
  /** Which revision; without one, the newest there is when a worker begins. */
  readonly revision?: number | null;
  readonly settings: CleaningSettings;
  readonly reason: string;
  readonly requestedBy: string;
  /** Its manifest is to be looked at, and is not published. */
  readonly isPreview?: boolean;
  /** The version of the rules that a preview is done under; else the one in effect when a worker begins. */
  readonly rulesVersion?: number | null;
  readonly priority?: RunPriority;
}

/** BullMQ's numbers: the smaller goes first. */
export const runPriorities = { person: 1, wire: 5, bulk: 10 } as const;
export type RunPriority = (typeof runPriorities)[keyof typeof runPriorities];

/** Why a run is asked for that nobody asked for: its gallery came. */
export const receivedReason = 'received';

/** Within a transaction: how a gallery was last cleaned, previews aside. */
export async function findNewestSettings(query: Query, galleryId: string): Promise<CleaningSettings> {
  const [row] = await query<Pick<RunRow, 'settings'>>(
    `select settings from runs where gallery_id = $1 and not is_preview order by sequence desc limit 1`,
    [galleryId],
  );
  return completeSettings(row?.settings ?? {});
}

/**
 * Has a run that failed tried again as it is: the same run, its attempts counted on. `CONFLICT` when it has not failed,
 * `NOT_FOUND` without it. Its job must be free in the queue by then.
 */
export async function retryRun(database: Database, runId: string, requestedBy: string): Promise<RunRecord> {
  return database.transaction(async (query) => {
    const [row] = await query<RunRow>(
      `update runs set state = 'queued', error = null, finished_at = null, changed_at = now()
        where id = $1 and state = 'failed' returning ${columns}`,
      [runId],
    );
    if (row === undefined) throw await explainNoRetry(query, runId);
    await forgetFetchProblems(query, row.gallery_id);
    await query(
      `update outbox set published_at = null, claimed_until = null, created_at = now() where run_id = $1`,
      [runId],
    );
    const galleryId = row.gallery_id;
    await noteInAudit(query, { actor: requestedBy, action: 'retry-asked', galleryId, runId, detail: {} });
    return toRun(row);
  });
}

async function explainNoRetry(query: Query, runId: string): Promise<ExpectedError> {
  const run = await findRunWithin(query, runId);
  if (run === null) return new ExpectedError('NOT_FOUND', `there is no run '${runId}'`);
  return new ExpectedError('CONFLICT', `run '${runId}' has not failed: it is ${run.state}`);
}

/** A run's record, or `null`. */
export async function findRun(database: Database, runId: string): Promise<RunRecord | null> {
  return findRunWithin(database.query, runId);
}

/** Runs, newest first. */
export async function listRuns(
  database: Database,
  question: PageQuestion & {
    readonly galleryId?: string | null | undefined;
    readonly state?: RunState | null | undefined;
    /** Runs that failed for this cause, as `listFailures` names it. */
    readonly cause?: string | null | undefined;
    /** Runs of this bulk rerun. */
    readonly bulkId?: string | null | undefined;
    /** Whether they changed what was published. */
    readonly isChange?: boolean | null | undefined;
  } = {},
): Promise<Page<RunRecord>> {
  const { limit, before } = readPageQuestion(question);
  const { galleryId = null, state = null, cause = null, bulkId = null, isChange = null } = question;
  const rows = await database.query<RunRow>(
    `select ${columns} from runs
      where ($1::bigint is null or sequence < $1)
        and ($2::text is null or gallery_id = $2)
        and ($3::text is null or state = $3)
        and ($4::text is null or cause = $4)
        and ($5::text is null or id in (select run_id from bulk_rerun_members where bulk_id = $5))
        and ($6::boolean is null or (changes ->> 'isSame')::boolean = not $6)
      order by sequence desc
      limit $7`,
    [before, galleryId, state, cause, bulkId, isChange, limit + 1],
  );
  return toPage(rows, limit, toRun);
}

/**
 * The runs that changed since `since`, oldest change first, for a page that follows them; `null` only asks from when to
 * follow. Pass `until` as the next `since`. It lies a little back, because a change is stamped before it is committed:
 * the same change may come twice, and none is missed.
 */
export async function runsChangedSince(
  database: Database,
  since: string | null,
  limit = 10_000,
): Promise<{ readonly runs: readonly RunRecord[]; readonly until: string }> {
  const [clock] = await database.query<{ until: Date }>(`select now() - interval '2 seconds' as until`);
  const until = clock?.until.toISOString() ?? '';
  if (since === null) return { runs: [], until };
  const rows = await database.query<RunRow>(
    `select ${columns} from runs where changed_at >= $1 order by changed_at, sequence limit $2`,
    [since, limit],
  );
  const last = rows.length === limit ? rows.at(-1)?.changed_at.toISOString() : undefined;
  return { runs: rows.map(toRun), until: last === undefined || until < last ? until : last };
}

/** Something of a run that waits got done: whoever watches it hears of it. */
export async function noteProgress(database: Database, runId: string): Promise<void> {
  await database.query(
    `update runs set changed_at = now() where id = $1 and state in ('queued', 'running')`,
    [runId],
  );
}

/** Within a transaction: the run, or `null`. */
export async function findRunWithin(query: Query, runId: string): Promise<RunRecord | null> {
  const [row] = await query<RunRow>(`select ${columns} from runs where id = $1`, [runId]);
  return row === undefined ? null : toRun(row);
}

/** Within a transaction: the newest run of a gallery's revision under these settings, or `null`. */
export async function findRunOfRevision(
  query: Query,
  gallery: GalleryRecord,
  revision: number,
  settings: CleaningSettings,
): Promise<RunRecord | null> {
  const [row] = await query<RunRow>(
    `select ${columns} from runs
      where gallery_id = $1 and settings_digest = $2 and not is_preview
        and coalesce(revision, $3) = $4
      order by sequence desc limit 1`,
    [gallery.id, settingsDigest(settings), gallery.revision, revision],
  );
  return row === undefined ? null : toRun(row);
}

/** Within a transaction that holds the gallery: a run that nobody has taken up and that will do what is asked for. */
export async function findWaitingRun(
  query: Query,
  galleryId: string,
  request: Pick<RunRequest, 'revision' | 'settings' | 'isPreview' | 'rulesVersion' | 'priority'>,
): Promise<RunRecord | null> {
  const { revision = null, settings, isPreview = false, priority = runPriorities.wire } = request;
  const { rulesVersion = null } = request;
  const [row] = await query<RunRow>(
    `select ${columns} from runs
      where gallery_id = $1 and state = 'queued' and settings_digest = $2 and is_preview = $3
        and revision is not distinct from $4 and priority <= $5
        and asked_rules_version is not distinct from $6
      order by sequence desc limit 1`,
    [galleryId, settingsDigest(settings), isPreview, revision, priority, rulesVersion],
    'kept',
  );
  return row === undefined ? null : toRun(row);
}

/** Within a transaction: a new run, and its row in the outbox. */
export async function insertRun(query: Query, request: RunRequest): Promise<RunRecord> {
  const { galleryId, revision = null, settings, reason, requestedBy, isPreview = false } = request;
  const { rulesVersion = null, priority = runPriorities.wire } = request;
  const [row] = await query<RunRow>(
    `with asked as (
       insert into runs
         (id, gallery_id, revision, settings, settings_digest, reason, requested_by, is_preview, priority,
          asked_rules_version)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       returning *),
     told as (
       insert into outbox (run_id, gallery_id, trace_context) select id, gallery_id, $11 from asked)
     select ${columns} from asked`,
    [
      `run_${randomUUID()}`,
      galleryId,
      revision,
      JSON.stringify(settings),
      settingsDigest(settings),
      storableText(reason),
      storableText(requestedBy),
      isPreview,
      priority,
      rulesVersion,
      printTraceContext(),
    ],
    'kept',
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return toRun(row);
}

/** A run that nobody has taken up, of the newest revision there will be then. */
export function newRun(
  run: Pick<RunRecord, 'id' | 'galleryId' | 'settings' | 'reason' | 'requestedBy' | 'createdAt'>,
): RunRecord {
  const nothingYet = {
    rulesDigest: null,
    rulesVersion: null,
    error: null,
    manifestDigest: null,
    report: null,
  };
  return {
    ...run,
    ...nothingYet,
    revision: null,
    state: 'queued',
    isPreview: false,
    settings: completeSettings(run.settings),
    settingsDigest: settingsDigest(run.settings),
    attempts: 0,
    timings: null,
    changes: null,
    startedAt: null,
    finishedAt: null,
  };
}

interface RunRow {
  readonly id: string;
  readonly sequence: string;
  readonly gallery_id: string;
  readonly revision: number | null;
  readonly state: RunState;
  readonly is_preview: boolean;
  readonly settings: CleaningSettings;
  readonly settings_digest: string;
  readonly rules_digest: string | null;
  readonly rules_version: number | null;
  readonly reason: string;
  readonly requested_by: string;
  readonly attempts: number;
  readonly error: RunRecord['error'];
  readonly report: RunReport | null;
  readonly manifest_digest: string | null;
  readonly timings: RunTimings | null;
  readonly changes: RunChanges | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly changed_at: Date;
}

const columns = `id, sequence, gallery_id, revision, state, is_preview, settings, settings_digest, rules_digest,
  coalesce(rules_version, asked_rules_version) as rules_version, reason, requested_by, attempts, error, report, manifest_digest, timings, changes, created_at, started_at, finished_at, changed_at`;

/** SHA-256 of settings, those that are not named as they are by default; hexadecimal. */
export function settingsDigest(settings: CleaningSettings): string {
  return createHash('sha256')
    .update(JSON.stringify(completeSettings(settings)))
    .digest('hex');
}

function toRun(row: RunRow): RunRecord {
  return {
    id: row.id,
    galleryId: row.gallery_id,
    revision: row.revision,
    state: row.state,
    isPreview: row.is_preview,
    settings: completeSettings(row.settings),
    settingsDigest: row.settings_digest,
    rulesDigest: row.rules_digest,
    rulesVersion: row.rules_version,
    reason: row.reason,
    requestedBy: row.requested_by,
    attempts: row.attempts,
    error: row.error,
    manifestDigest: row.manifest_digest,
    report: row.report,
    timings: row.timings,
    changes: row.changes,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

import { createHash, randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import { completeSettings, type CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Database, Query } from './database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import type { RunRecord, RunReport, RunState } from './records.ts';
import { forgetFetchProblems } from './photos.ts';
import { storableText } from './storable-text.ts';

/** Why, for whom and how a gallery is to be cleaned. */
export interface RunRequest {
  readonly galleryId: string;
  readonly settings: CleaningSettings;
  readonly reason: string;
  readonly requestedBy: string;
}

/** Asks for a run of a gallery that is known: a new run, whatever runs it had. `NOT_FOUND` without the gallery. */
export async function requestRun(database: Database, request: RunRequest): Promise<RunRecord> {
  return database.transaction(async (query) => {
    const [gallery] = await query(`select id from galleries where id = $1`, [request.galleryId]);
    if (gallery === undefined) {
      throw new ExpectedError('NOT_FOUND', `there is no gallery '${request.galleryId}'`);
    }
    await forgetFetchProblems(query, request.galleryId);
    return insertRun(query, request);
  });
}

/** A run's record, or `null`. */
export async function findRun(database: Database, runId: string): Promise<RunRecord | null> {
  return findRunWithin(database.query, runId);
}

/** Runs, newest first. */
export async function listRuns(
  database: Database,
  question: PageQuestion & {
    readonly galleryId?: string | null;
    readonly state?: RunState | null;
  } = {},
): Promise<Page<RunRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<RunRow>(
    `select ${columns} from runs
      where ($1::bigint is null or sequence < $1)
        and ($2::text is null or gallery_id = $2)
        and ($3::text is null or state = $3)
      order by sequence desc
      limit $4`,
    [before, question.galleryId ?? null, question.state ?? null, limit + 1],
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

/** Within a transaction: the gallery's newest run under these settings, or `null`. */
export async function findLatestRun(
  query: Query,
  galleryId: string,
  settings: CleaningSettings,
): Promise<RunRecord | null> {
  const [row] = await query<RunRow>(
    `select ${columns} from runs where gallery_id = $1 and settings_digest = $2 order by sequence desc limit 1`,
    [galleryId, settingsDigest(settings)],
  );
  return row === undefined ? null : toRun(row);
}

/** Within a transaction: a new run, and its row in the outbox. */
export async function insertRun(query: Query, request: RunRequest): Promise<RunRecord> {
  const { galleryId, settings, reason, requestedBy } = request;
  const [row] = await query<RunRow>(
    `insert into runs (id, gallery_id, settings, settings_digest, reason, requested_by)
     values ($1, $2, $3, $4, $5, $6)
     returning ${columns}`,
    [
      `run_${randomUUID()}`,
      galleryId,
      JSON.stringify(settings),
      settingsDigest(settings),
      storableText(reason),
      storableText(requestedBy),
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  await query(`insert into outbox (run_id, gallery_id) values ($1, $2)`, [row.id, galleryId]);
  return toRun(row);
}

interface RunRow {
  readonly id: string;
  readonly sequence: string;
  readonly gallery_id: string;
  readonly state: RunState;
  readonly settings: CleaningSettings;
  readonly reason: string;
  readonly requested_by: string;
  readonly attempts: number;
  readonly error: RunRecord['error'];
  readonly report: RunReport | null;
  readonly manifest_digest: string | null;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly changed_at: Date;
}

const columns = `id, sequence, gallery_id, state, settings, reason, requested_by, attempts, error, report,
  manifest_digest, created_at, started_at, finished_at, changed_at`;

function settingsDigest(settings: CleaningSettings): string {
  return createHash('sha256')
    .update(JSON.stringify(completeSettings(settings)))
    .digest('hex');
}

function toRun(row: RunRow): RunRecord {
  return {
    id: row.id,
    galleryId: row.gallery_id,
    state: row.state,
    settings: completeSettings(row.settings),
    reason: row.reason,
    requestedBy: row.requested_by,
    attempts: row.attempts,
    error: row.error,
    manifestDigest: row.manifest_digest,
    report: row.report,
    createdAt: row.created_at.toISOString(),
    startedAt: row.started_at?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

import { completeSettings, type CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Database } from './database.ts';
import type { RunReport } from './records.ts';

import { storableText } from './storable-text.ts';

/** A run as its worker holds it: writes under a fence that is no longer the run's are refused. */
export interface ClaimedRun {
  readonly fence: number;
  readonly galleryId: string;
  readonly settings: CleaningSettings;
  readonly attempts: number;
}

/** Takes up a run that is not finished, from whoever held it; `null` when there is nothing to do. */
export async function claimRun(database: Database, runId: string): Promise<ClaimedRun | null> {
  const [row] = await database.query<ClaimedRow>(
    `update runs
        set state = 'running', fence = fence + 1, attempts = attempts + 1,
            started_at = coalesce(started_at, now()), changed_at = now()
      where id = $1 and state in ('queued', 'running')
      returning fence, gallery_id, settings, attempts`,
    [runId],
  );
  if (row === undefined) return null;
  return {
    fence: row.fence,
    galleryId: row.gallery_id,
    settings: completeSettings(row.settings),
    attempts: row.attempts,
  };
}

/** Ends a run with its manifest, both or neither; `false`: the run is someone else's by now, nothing was written. */
export async function completeRun(
  database: Database,
  runId: string,
  fence: number,
  result: {
    readonly manifest: string;
    readonly digest: string;
    readonly headline: string | null;
    readonly report: RunReport;
  },
): Promise<boolean> {
  const { manifest, digest, headline, report } = result;
  return database.transaction(async (query) => {
    const [run] = await query<{ gallery_id: string }>(
      `update runs
          set state = 'succeeded', manifest_digest = $3, report = $4, finished_at = now(), changed_at = now()
        where id = $1 and fence = $2 and state = 'running'
        returning gallery_id`,
      [runId, fence, digest, JSON.stringify(report)],
    );
    if (run === undefined) return false;
    await query(`insert into manifests (run_id, body, digest) values ($1, $2, $3)`, [
      runId,
      manifest,
      digest,
    ]);
    await query(`update galleries set headline = $2 where id = $1`, [
      run.gallery_id,
      headline === null ? null : storableText(headline),
    ]);
    return true;
  });
}

/** Ends a run with the reason it failed for; `false`: it is someone else's by now, nothing was written. */
export async function failRun(
  database: Database,
  runId: string,
  fence: number,
  error: { readonly code: string; readonly message: string },
): Promise<boolean> {
  const rows = await database.query(
    `update runs
        set state = 'failed', error = $3, finished_at = now(), changed_at = now()
      where id = $1 and fence = $2 and state in ('queued', 'running')
      returning id`,
    [runId, fence, JSON.stringify({ code: error.code, message: storableText(error.message) })],
  );
  return rows.length === 1;
}

interface ClaimedRow {
  readonly fence: number;
  readonly gallery_id: string;
  readonly settings: CleaningSettings;
  readonly attempts: number;
}

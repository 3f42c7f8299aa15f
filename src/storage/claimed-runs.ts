import { reached } from '../checkpoints.ts';
import { completeSettings, type CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Doubt } from '../pipeline/manifests/doubts/doubt.ts';
import type { EntryPhoto } from '../pipeline/photos/list-entry-photos.ts';
import type { Database, Query } from './database.ts';
import { replaceDoubts } from './doubts/replace-doubts.ts';
import type { ManifestListing } from './listings/summarise-manifest.ts';
import { relist } from './listings/write-listing.ts';
import { insertPublication } from './publications.ts';
import type { RunChanges, RunReport, RunTimings } from './records.ts';
import { storableText } from './storable-text.ts';

/** A run as its worker holds it: writes under a fence that is no longer the run's are refused. */
export interface ClaimedRun {
  readonly runId: string;
  readonly fence: number;
  readonly galleryId: string;
  /** Who sent the gallery. */
  readonly source: string;
  readonly revision: number;
  readonly settings: CleaningSettings;
  readonly attempts: number;
  /** From being asked for to being taken up, in milliseconds. */
  readonly waitMs: number;
  /** From being asked for to this claim, in milliseconds. */
  readonly ageMs: number;
  /** Why it was asked for: `received`, or what a person wrote. */
  readonly reason: string;
}

/**
 * Takes up a run that is not finished, from whoever held it; `null` when there is nothing to do. From here on it cleans the
 * revision that is the newest now, under these rules.
 */
export async function claimRun(
  database: Database,
  runId: string,
  rulesDigest: string,
  rulesVersion = 0,
): Promise<ClaimedRun | null> {
  const [row] = await database.query<ClaimedRow>(
    // Who hands in a revision holds the gallery: either this sees it, or they see that this run has begun.
    `with held as (
       select galleries.id, galleries.revision, galleries.source
         from galleries join runs on runs.gallery_id = galleries.id
        where runs.id = $1
          for share of galleries)
     update runs
        set state = 'running', fence = fence + 1, attempts = attempts + 1, rules_digest = $2, rules_version = $3,
            revision = coalesce(runs.revision, held.revision),
            started_at = coalesce(started_at, now()), changed_at = now()
       from held
      where runs.id = $1 and state in ('queued', 'running')
      returning fence, gallery_id, runs.revision, settings, attempts, reason,
                extract(epoch from now() - created_at) * 1000 as age_ms,
                extract(epoch from started_at - created_at) * 1000 as wait_ms, held.source`,
    [runId, rulesDigest, rulesVersion],
    'kept',
  );
  if (row === undefined) return null;
  return {
    runId,
    fence: row.fence,
    galleryId: row.gallery_id,
    source: row.source,
    revision: row.revision,
    settings: completeSettings(row.settings),
    attempts: row.attempts,
    waitMs: Math.round(Number(row.wait_ms)),
    ageMs: Math.round(Number(row.age_ms)),
    reason: row.reason,
  };
}

/** What comes of a run. */
export interface RunResult {
  /** The manifest's exact bytes as text. */
  readonly manifest: string;
  /** SHA-256 of those bytes, hexadecimal. */
  readonly digest: string;
  readonly headline: string | null;
  readonly report: RunReport;
  readonly timings: RunTimings;
  /** What it changes of the published one, where that was looked at. */
  readonly changes?: RunChanges | null;
  /** The photos that its entries came with. */
  readonly entryPhotos?: readonly EntryPhoto[];
  /** What lists show of it and find it by. */
  readonly listing: ManifestListing;
  /** What a person should look at in it. */
  readonly doubts: readonly Doubt[];
}

/**
 * Ends a run with its manifest, both or neither, and publishes it; `false`: the run is someone else's by now, nothing was
 * written. A preview is not published, nor what comes late: of an older revision, or of an earlier run of the same one.
 */
export async function completeRun(
  database: Database,
  { runId, fence }: Pick<ClaimedRun, 'runId' | 'fence'>,
  result: RunResult,
): Promise<boolean> {
  reached('run-cleaned');
  const isWritten = await database.transaction(async (query) => {
    // The gallery before its run, as everyone who takes both: else two could wait for each other. And a statement of its own:
    // what another run has just published is seen only by one that begins with the gallery in hand.
    await query(
      `select 1 from galleries where id = (select gallery_id from runs where id = $1) for update`,
      [runId],
      'kept',
    );
    const run = await findEnding(query, runId, fence);
    if (run === null) return false;
    if (!run.is_preview && !run.is_late) await publish(query, runId, run, result);
    reached('run-published');
    await endRun(query, runId, result);
    reached('run-ended');
    return true;
  });
  reached('run-committed');
  return isWritten;
}

/** The run that is about to end, held, and what is published of its gallery; `null`: it is someone else's by now. */
async function findEnding(query: Query, runId: string, fence: number): Promise<EndingRow | null> {
  const [row] = await query<EndingRow>(
    `select runs.gallery_id, runs.is_preview, galleries.sequence, galleries.source, galleries.name,
            earlier.manifest_digest as earlier_digest, earlier.report as earlier_report,
            coalesce((earlier.revision, earlier.sequence) > (runs.revision, runs.sequence), false) as is_late
       from runs join galleries on galleries.id = runs.gallery_id
       left join runs as earlier on earlier.id = galleries.published_run_id
      where runs.id = $1 and runs.fence = $2 and runs.state = 'running'
        for update of runs`,
    [runId, fence],
    'kept',
  );
  return row ?? null;
}

async function endRun(
  query: Query,
  runId: string,
  { manifest, digest, report, timings, changes = null, entryPhotos = [] }: RunResult,
): Promise<void> {
  await query(
    `with kept as (
       insert into manifests (run_id, body, digest, entry_photos) values ($1, $6, $2, $7))
     update runs
        set state = 'succeeded', manifest_digest = $2, report = $3, timings = $4, changes = $5,
            finished_at = now(), changed_at = now()
      where id = $1`,
    [
      runId,
      digest,
      JSON.stringify(report),
      JSON.stringify(timings),
      changes === null ? null : JSON.stringify(changes),
      manifest,
      JSON.stringify(entryPhotos),
    ],
    'kept',
  );
}

async function publish(
  query: Query,
  runId: string,
  gallery: EndingRow,
  { digest, headline, report, listing, doubts }: RunResult,
): Promise<void> {
  await query(
    `update galleries set headline = $2, published_run_id = $3, summary = $4 where id = $1`,
    [
      gallery.gallery_id,
      headline === null ? null : storableText(headline),
      runId,
      JSON.stringify(listing.summary),
    ],
    'kept',
  );
  await relist(query, gallery, runId, listing);
  await replaceDoubts(query, gallery.gallery_id, doubts);
  // The same manifest again is no news.
  if (gallery.earlier_digest === digest) return;
  const isRetracted = report.items === 0 && (gallery.earlier_report?.items ?? 0) > 0;
  await insertPublication(query, {
    galleryId: gallery.gallery_id,
    source: gallery.source,
    kind: isRetracted ? 'retracted' : 'published',
    runId,
    manifestDigest: digest,
    reason: isRetracted ? 'no photo of it may be used any more' : null,
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
  readonly source: string;
  readonly revision: number;
  readonly settings: CleaningSettings;
  readonly attempts: number;
  readonly wait_ms: string;
  readonly age_ms: string;
  readonly reason: string;
}

interface EndingRow {
  readonly gallery_id: string;
  readonly is_preview: boolean;
  readonly sequence: string;
  readonly source: string;
  readonly name: string;
  readonly earlier_digest: string | null;
  readonly earlier_report: RunReport | null;
  /** What is published is of a later revision, or of a later run of the same one. */
  readonly is_late: boolean;
}

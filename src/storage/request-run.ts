import { ExpectedError } from '../errors.ts';
import { type AuditNote, noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { holdGallery } from './hold-gallery.ts';
import { forgetFetchProblems } from './photos.ts';
import { refuseWrongRules } from './rules-version-rows.ts';
import type { RunRecord } from './records.ts';
import { findWaitingRun, insertRun, type RunRequest } from './runs.ts';

/**
 * Asks for a run of a gallery that is known: a new one, whatever runs it had. Who asks for what already waits shares it, and
 * the audit names both. `NOT_FOUND` without the gallery or the revision.
 */
export async function requestRun(
  database: Database,
  request: RunRequest,
): Promise<{ readonly run: RunRecord; readonly isNew: boolean }> {
  return database.transaction((query) => requestRunWithin(query, request));
}

/** Within a transaction: as `requestRun`; `because` is what else the audit is to tell of it. */
export async function requestRunWithin(
  query: Query,
  request: RunRequest,
  because: AuditNote['detail'] = {},
): Promise<{ readonly run: RunRecord; readonly isNew: boolean }> {
  const { galleryId, revision = null, requestedBy, reason, isPreview = false, rulesVersion = null } = request;
  await refuseWrongRules(query, rulesVersion, isPreview);
  refuseUnknownRevision(galleryId, revision, await holdGallery(query, galleryId));
  const asked = await askForRun(query, request);
  const detail = { reason, isPreview, isShared: !asked.isNew, ...because };
  const runId = asked.run.id;
  await noteInAudit(query, { actor: requestedBy, action: 'rerun-asked', galleryId, runId, detail });
  return asked;
}

/** Within a transaction that holds the gallery: a run that will do what is asked for, a new one unless one waits. */
export async function askForRun(
  query: Query,
  request: RunRequest,
): Promise<{ readonly run: RunRecord; readonly isNew: boolean }> {
  await forgetFetchProblems(query, request.galleryId);
  const waiting = await findWaitingRun(query, request.galleryId, request);
  return { run: waiting ?? (await insertRun(query, request)), isNew: waiting === null };
}

function refuseUnknownRevision(galleryId: string, revision: number | null, newest: number): void {
  if (revision === null || (revision >= 1 && revision <= newest)) return;
  throw new ExpectedError(
    'NOT_FOUND',
    `gallery '${galleryId}' has no revision ${revision}: there are ${newest}`,
  );
}

import {
  type Receipt,
  type Rerun,
  type Run,
  type RunList,
  type RunState,
  receiptSchema,
  runListSchema,
  runSchema,
} from './api-schemas.ts';
import { type RunChanges, runChangesSchema } from './change-schemas.ts';
import type { Caller } from './caller.ts';
import { type FailureList, failureListSchema, type Retried, retriedSchema } from './failure-schemas.ts';
import { type FollowOptions, followRun } from './follow-run.ts';
import { galleryPath } from './gallery-requests.ts';
import type { PageQuestion } from './page-question.ts';

/** Runs: how far they are, and asking for more. */
export interface RunRequests {
  readonly fetchRun: (runId: string, signal?: AbortSignal) => Promise<Run>;
  /** Waits until the run has succeeded or failed, however often the server restarts meanwhile. */
  readonly followRun: (runId: string, options?: FollowOptions) => Promise<Run>;
  readonly listRuns: (question?: RunQuestion, signal?: AbortSignal) => Promise<RunList>;
  /** A new run of a gallery. */
  readonly requestRun: (galleryId: string, rerun: Rerun) => Promise<Receipt>;
  /** The same run again, which must have failed. */
  readonly retryRun: (runId: string, requestedBy: string) => Promise<Receipt>;
  /** What a run's manifest changes of another run's, or of the published one. */
  readonly fetchChanges: (runId: string, since?: string | null, signal?: AbortSignal) => Promise<RunChanges>;
  /** Runs that failed, by their causes. */
  readonly listFailures: (signal?: AbortSignal) => Promise<FailureList>;
  /** The runs that failed for a cause again, a bounded number at a time. */
  readonly retryFailures: (cause: string, requestedBy: string) => Promise<Retried>;
}

export interface RunQuestion extends PageQuestion {
  readonly galleryId?: string | null;
  readonly state?: RunState | null;
  readonly cause?: string | null;
  readonly bulkId?: string | null;
  readonly isChange?: boolean | null;
}

export function runRequests({ get, post }: Caller): RunRequests {
  const fetchRun: RunRequests['fetchRun'] = (runId, signal) => get(runPath(runId), runSchema, {}, signal);
  return {
    fetchRun,
    followRun: (runId, options = {}) => followRun(() => fetchRun(runId, options.signal), options),
    listRuns: (question = {}, signal) => get('/api/runs', runListSchema, { ...question }, signal),
    requestRun: (galleryId, rerun) => post(`${galleryPath(galleryId)}/runs`, receiptSchema, rerun),
    retryRun: (runId, requestedBy) => post(`${runPath(runId)}/retry`, receiptSchema, { requestedBy }),
    fetchChanges: (runId, since = null, signal) =>
      get(`${runPath(runId)}/changes`, runChangesSchema, { since }, signal),
    listFailures: (signal) => get('/api/failures', failureListSchema, {}, signal),
    retryFailures: (cause, requestedBy) => post('/api/failures/retry', retriedSchema, { cause, requestedBy }),
  };
}

function runPath(runId: string): string {
  return `/api/runs/${encodeURIComponent(runId)}`;
}

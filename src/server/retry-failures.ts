import { ExpectedError } from '../errors.ts';
import { listFailedRuns } from '../storage/failures.ts';
import { retryRun } from '../storage/runs.ts';
import type { ServerResources } from './build-server.ts';

const runsAtOnce = 200;

/** Has up to 200 runs tried again that failed for a cause, the oldest first; how many they were. */
export async function retryFailures(
  { database, queue }: Pick<ServerResources, 'database' | 'queue'>,
  cause: string,
  requestedBy: string,
): Promise<number> {
  let retried = 0;
  for (const runId of await listFailedRuns(database, cause, runsAtOnce)) {
    // The job that failed stands in the way of the one that is to come.
    await queue.remove(runId);
    const isRetried = await retryRun(database, runId, requestedBy).then(() => true, isOutrun);
    if (isRetried) retried += 1;
  }
  return retried;
}

/** Somebody else retried or deleted it first. */
function isOutrun(error: unknown): false {
  if (error instanceof ExpectedError && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND'))
    return false;
  throw error;
}

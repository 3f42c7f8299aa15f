import type { ServerResources } from './build-server.ts';

/** Takes jobs of runs that are over from the queue; one that stays, because it is in work or Redis is away, finds nothing to do. */
export async function forgetJobs(
  { queue, log }: Pick<ServerResources, 'queue' | 'log'>,
  runIds: readonly string[],
): Promise<void> {
  try {
    for (const runId of runIds) await queue.remove(runId);
  } catch (error) {
    log.warn({ err: error, runs: runIds.length }, 'the queue keeps jobs of runs that are over');
  }
}

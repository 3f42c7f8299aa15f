import { setTimeout as sleep } from 'node:timers/promises';
import { logRarely } from '../log.ts';
import type { Resources } from '../resources.ts';
import { reconcileDeliveries } from './reconcile-deliveries.ts';
import { reconcileRuns } from './reconcile-runs.ts';

/** How often records and jobs are compared, and how long a record must have been quiet to be looked at. */
export interface ReconcilerTimes {
  readonly everyMs: number;
  readonly quietSeconds: number;
}

const reconcilerTimes: ReconcilerTimes = { everyMs: 10_000, quietSeconds: 20 };

/** Brings runs and deliveries whose job is lost back to the queue, at start and every few seconds, until `close`. */
export function startReconciler(
  resources: Pick<Resources, 'database' | 'queue' | 'log' | 'wakeRelay' | 'metrics'>,
  times: ReconcilerTimes = reconcilerTimes,
): { readonly close: () => Promise<void> } {
  const { database, queue, log, wakeRelay, metrics } = resources;
  const onError = logRarely(log);
  const stop = new AbortController();
  const follow = async (reconcile: typeof reconcileRuns) => {
    let after: string | null = null;
    while (!stop.signal.aborted) {
      try {
        const { requeued, next } = await reconcile({ database, queue, log }, times.quietSeconds, after);
        after = next;
        metrics.requeued.inc(requeued);
        if (requeued > 0) wakeRelay();
      } catch (error) {
        onError(error, 'reconciler');
      }
      await sleep(times.everyMs, undefined, { signal: stop.signal }).catch(() => {});
    }
  };
  const done = Promise.all([follow(reconcileRuns), follow(reconcileDeliveries)]);
  return {
    close: async () => {
      stop.abort();
      await done;
    },
  };
}

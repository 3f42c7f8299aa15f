import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Resources } from '../../src/resources.ts';
import { claimRun } from '../../src/storage/claimed-runs.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findRun } from '../../src/storage/runs.ts';
import { reconcileRuns } from '../../src/workers/reconcile-runs.ts';
import { relayOutbox } from '../../src/workers/relay-outbox.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { completeNextJob, failNextJob } from '../services/fail-job.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('the reconciler, $name', (backend) => {
  let opened: OpenBackend;
  let resources: Resources;
  beforeEach(async () => {
    opened = await backend.open();
    resources = opened.resources;
    await resources.queue.check();
  });
  afterEach(() => opened.close());

  test('leaves a run alone whose job waits', async () => {
    const runId = await deliver(resources);
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 0, failed: 0 });
    expect(await resources.queue.findJob(runId)).toMatchObject({ state: 'pending' });
  });

  test('brings a run back whose job is lost, though a worker had taken it up', async () => {
    const { database, queue } = resources;
    const runId = await deliver(resources);
    await claimRun(database, runId, 'rules');
    await queue.remove(runId);
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 1, failed: 0 });
    expect((await findRun(database, runId))?.state).toBe('queued');
    expect(await relayOutbox(database, queue)).toBe(1);
    expect(await queue.findJob(runId)).toMatchObject({ state: 'pending' });
  });

  test('waits until a run has been quiet', async () => {
    const runId = await deliver(resources);
    await resources.queue.remove(runId);
    expect(await reconcileRuns(resources, 60)).toMatchObject({ requeued: 0 });
  });

  test('ends a run that took every worker down with it, and says why', async () => {
    const runId = await deliver(resources);
    await failNextJob(resources.queue.courier, 'job stalled more than allowable limit');
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 0, failed: 1 });
    expect(await findRun(resources.database, runId)).toMatchObject({
      state: 'failed',
      error: { code: 'RUN_FAILED', message: expect.stringContaining('stalled') },
    });
  });

  test('asks again for a run whose job failed while the records were away, but not for ever', async () => {
    const { database, queue } = resources;
    const runId = await deliver(resources);
    await failNextJob(queue.courier, 'PostgreSQL does not answer');
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 1, failed: 0 });
    await relayOutbox(database, queue);
    expect(await queue.findJob(runId)).toMatchObject({ state: 'pending' });
    await failNextJob(queue.courier, 'PostgreSQL does not answer');
    await database.query(`update runs set attempts = 25 where id = $1`, [runId]);
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 0, failed: 1 });
  });

  test('asks again for a run whose job ended without it', async () => {
    const { database, queue } = resources;
    const runId = await deliver(resources);
    await completeNextJob(queue.courier);
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 1 });
    await relayOutbox(database, queue);
    expect(await queue.findJob(runId)).toMatchObject({ state: 'pending' });
  });
});

async function deliver({ database, queue }: Resources): Promise<string> {
  const { run } = await receiveGallery(database, makeDelivery({ text: `A jetty, ${randomUUID()}.` }));
  await relayOutbox(database, queue);
  return run.id;
}

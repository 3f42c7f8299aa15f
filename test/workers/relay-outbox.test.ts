import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Resources } from '../../src/resources.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { claimOutbox, readOutboxState } from '../../src/storage/outbox.ts';
import { relayOutbox, startRelay } from '../../src/workers/relay-outbox.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('the outbox relay, $name', (backend) => {
  let opened: OpenBackend;
  let resources: Resources;
  beforeAll(async () => {
    opened = await backend.open();
    resources = opened.resources;
    await resources.queue.check();
  });
  afterAll(() => opened.close());

  test('takes a new run to the queue, under the run’s own id', async () => {
    const { database, queue } = resources;
    const { run } = await receiveGallery(database, makeDelivery({ text: 'A quay.' }));
    expect(await queue.findJob(run.id)).toBeNull();
    expect(await relayOutbox(database, queue)).toBe(1);
    expect(await queue.findJob(run.id)).toMatchObject({ state: 'pending' });
    expect((await readOutboxState(database)).pending).toBe(0);
    expect(await relayOutbox(database, queue)).toBe(0);
  });

  test('that died between adding and marking adds nothing twice', async () => {
    const { database, queue } = resources;
    const before = await queue.countPending();
    const { run } = await receiveGallery(database, makeDelivery({ text: 'A dock.' }));
    await claimOutbox(database, 10);
    const payload = { runId: run.id, galleryId: run.galleryId };
    await queue.add([{ name: 'clean-gallery', id: run.id, payload, priority: 5 }]);
    // Here it died. Its claim runs out, and the next one finds the row as it was.
    await database.query(`update outbox set claimed_until = now() - interval '1 second' where run_id = $1`, [
      run.id,
    ]);
    expect(await relayOutbox(database, queue)).toBe(1);
    expect(await queue.countPending()).toBe(before + 1);
  });

  test('that is woken takes a run at once, and one of another process within its second', async () => {
    const { database, queue, wakeRelay } = resources;
    const relay = startRelay(resources);
    try {
      const { run } = await receiveGallery(database, makeDelivery({ text: 'A slipway.' }));
      wakeRelay();
      await expect.poll(() => queue.findJob(run.id), { timeout: 700 }).not.toBeNull();
      const quiet = await receiveGallery(database, makeDelivery({ text: 'A breakwater.' }));
      await expect.poll(() => queue.findJob(quiet.run.id), { timeout: 3000 }).not.toBeNull();
    } finally {
      await relay.close();
    }
  });
});

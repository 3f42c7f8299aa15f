import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GalleryOrder, GalleryQueue } from '../../src/jobs/gallery-queue.ts';
import { findBackends, type OpenBackend } from '../services/backends.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('the queue, $name', (backend) => {
  let opened: OpenBackend;
  let queue: GalleryQueue;
  beforeAll(async () => {
    opened = await backend.open();
    queue = opened.resources.queue;
  });
  afterAll(() => opened.close());

  test('takes jobs once each, however often they are added', async () => {
    await queue.check();
    const orders = Array.from({ length: 20 }, (_, at) => order(`run_bulk${at}`));
    await queue.add(orders);
    await queue.add(orders);
    expect(await queue.countPending()).toBe(20);
    expect(await queue.findJob('run_bulk7')).toEqual({ state: 'pending', failedReason: null });
    for (const { id } of orders) expect(await queue.remove(id)).toBe(true);
    expect(await queue.countPending()).toBe(0);
  });

  test('knows nothing of a job it was not given', async () => {
    expect(await queue.findJob('run_unknown')).toBeNull();
  });

  test('takes a job again once it was removed', async () => {
    await queue.add([order('run_again')]);
    await queue.remove('run_again');
    expect(await queue.findJob('run_again')).toBeNull();
    await queue.add([order('run_again')]);
    expect(await queue.findJob('run_again')).toMatchObject({ state: 'pending' });
  });
});

function order(id: string): GalleryOrder {
  return { name: 'clean-gallery', id, payload: { galleryId: 'gal_any', runId: id }, priority: 5 };
}

import { afterEach, describe, expect, test } from 'vitest';
import { type GalleryQueue, openGalleryQueue } from '../../src/jobs/gallery-queue.ts';
import { findProgram } from '../services/find-program.ts';
import { findFreePort } from '../services/free-port.ts';
import { type PrivateServer, startPrivateRedis } from '../services/private-redis.ts';

const hasRedis = (await findProgram('redis-server')) !== null;
if (!hasRedis) process.stderr.write('Skipped: no redis-server to stop and start.\n');

describe.skipIf(!hasRedis)('a Redis of our own', () => {
  const opened: { close: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).toReversed()) await one.close();
  });

  test('that evicts keys is refused at the start', async () => {
    const redis = await start({ policy: 'allkeys-lru' });
    await expect(open(redis.url)).rejects.toMatchObject({
      code: 'SETTINGS_INVALID',
      message: expect.stringContaining('allkeys-lru'),
    });
  });

  test('that is away does not stop the start; orders are refused at once until it is there', async () => {
    const port = await findFreePort();
    const queue = await open(`redis://127.0.0.1:${port}`);
    const started = performance.now();
    await expect(queue.add([order])).rejects.toMatchObject({ code: 'SERVICE_UNREACHABLE' });
    expect(performance.now() - started).toBeLessThan(500);
    await start({ port });
    await expect
      .poll(() => queue.add([order]).then(() => 'added', String), { timeout: 10_000 })
      .toBe('added');
    expect(await queue.countPending()).toBe(1);
  });

  test('that goes away and comes back takes orders again', async () => {
    const port = await findFreePort();
    const first = await startPrivateRedis({ port });
    const queue = await open(`redis://127.0.0.1:${port}`);
    await queue.add([order]);
    await first?.close();
    await expect(queue.add([order])).rejects.toThrow(/Redis|Connection/);
    await start({ port });
    await expect
      .poll(() => queue.add([order]).then(() => 'added', String), { timeout: 10_000 })
      .toBe('added');
  });

  test('that never came lets the queue close', async () => {
    const queue = await openGalleryQueue(courier(`redis://127.0.0.1:${await findFreePort()}`), () => {});
    expect(await queue.close()).toBeUndefined();
  });

  async function start(options: Parameters<typeof startPrivateRedis>[0]): Promise<PrivateServer> {
    const redis = await startPrivateRedis(options);
    if (redis === null) throw new Error('redis-server is gone');
    opened.push(redis);
    return redis;
  }

  async function open(url: string): Promise<GalleryQueue> {
    const queue = await openGalleryQueue(courier(url), () => {});
    opened.push(queue);
    return queue;
  }
});

function courier(url: string) {
  return { kind: 'redis', url, prefix: 'cutline-test' } as const;
}

const order = {
  name: 'clean-gallery',
  id: 'run_waiting',
  payload: { galleryId: 'gal_any', runId: 'run_waiting' },
  priority: 5,
} as const;

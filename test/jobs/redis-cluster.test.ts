import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectRedis, readMemoryShare, readServerFacts, refuseEviction } from '../../src/jobs/redis.ts';
import { openResources, type Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import type { DeliveredPhoto } from '../../src/storage/photos.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { receivePhoto } from '../../src/storage/receive-photo.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';
import { type PrivateCluster, startPrivateCluster } from '../services/private-cluster.ts';
import { findTestServers, type TestRoom } from '../services/test-servers.ts';
import { waitForRun } from '../services/wait-for-run.ts';

const servers = await findTestServers();
const cluster = servers === null ? null : await startPrivateCluster();
if (cluster === null) console.info('skipped: there is no Redis or PostgreSQL to make a cluster of');
afterAll(async () => {
  await cluster?.close();
  await servers?.close();
});

describe.skipIf(cluster === null || servers === null)('on a Redis Cluster of three nodes', () => {
  const { url, ports } = cluster as PrivateCluster;
  const running: { readonly close: () => Promise<void> }[] = [];
  let dataDir: string;
  let room: TestRoom;
  let resources: Resources;
  beforeAll(async () => {
    dataDir = await makeTestFolder();
    room = await (servers as NonNullable<typeof servers>).openRoom();
    const env = { REDIS_URL: url, DATABASE_URL: room.servers.databaseUrl, LOG_LEVEL: 'silent' };
    resources = await openResources(readSettings({ dataDir }, env));
    running.push(startRelay(resources), await startWorkers(resources, loadRules()));
  });
  afterAll(async () => {
    for (const part of running.toReversed()) await part.close();
    await resources.close();
    await room.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('galleries are cleaned, those with many photos as well, and all keys lie on one node', async () => {
    const { database } = resources;
    const photos: DeliveredPhoto[] = [];
    for (let at = 0; at < 6; at += 1) photos.push(await deliver(`net-${at}.jpg`, at));
    const entries = photos.map(({ name }, at) => ({ photo: name, caption: `Skipper ${at} mends a net.` }));
    const withPhotos = {
      text: JSON.stringify({ entries }),
      name: 'nets.json',
      mediaType: 'application/json',
    };
    const deliveries = [
      makeDelivery({ ...withPhotos, photos }),
      ...Array.from({ length: 12 }, (_, at) =>
        makeDelivery({ text: sampleGallery.replaceAll('Port Alder', `Port ${at}`) }),
      ),
    ];
    for (const delivery of deliveries) {
      const { run } = await receiveGallery(database, delivery);
      resources.wakeRelay();
      const { state, attempts } = await waitForRun(database, run.id);
      // Its job was put aside once, for those of its photos.
      expect({ state, attempts }).toEqual({
        state: 'succeeded',
        attempts: delivery.photos.length > 0 ? 2 : 1,
      });
    }
    const filled = await Promise.all(ports.map(countKeys));
    expect(filled.filter((keys) => keys > 0)).toHaveLength(1);
  });

  test('its queues are measured, paused and resumed, and its workers are seen', async () => {
    const { queue } = resources;
    await queue.setPaused('galleries', true);
    expect(await queue.isPaused('galleries')).toBe(true);
    await queue.setPaused('galleries', false);
    await queue.schedulePolls([{ source: 'wire', everyMs: 60_000 }]);
    await queue.schedulePolls([]);
    const { workers, server } = await queue.readFacts();
    expect(workers).toHaveLength(1);
    expect(server).toMatchObject({ policy: 'noeviction', maxBytes: 64 * 1024 * 1024 });
    const meters = await queue.readMeters();
    expect(meters.find(({ name }) => name === 'galleries')?.completed).toBeGreaterThan(10);
  });

  test('the fullest node counts, and one that would drop jobs stops the start', async () => {
    const redis = connectRedis(url, 'worker', () => {});
    const node = new Redis(ports[2] ?? 0);
    try {
      await redis.get('{cutline}');
      expect(await readMemoryShare(redis)).toBeLessThan(0.5);
      await node.config('SET', 'maxmemory', '3mb');
      expect(await readMemoryShare(redis)).toBeGreaterThan(0.5);
      expect((await readServerFacts(redis)).maxBytes).toBe(3 * 1024 * 1024);
      await node.config('SET', 'maxmemory-policy', 'allkeys-lru');
      await expect(refuseEviction(redis)).rejects.toMatchObject({ code: 'SETTINGS_INVALID' });
    } finally {
      await node.config('SET', 'maxmemory-policy', 'noeviction');
      await node.config('SET', 'maxmemory', '64mb');
      redis.disconnect();
      node.disconnect();
    }
  });

  async function deliver(name: string, seed: number): Promise<DeliveredPhoto> {
    const bytes = await makePhoto(seed, { width: 320 });
    return { name, problem: null, ...(await receivePhoto(resources.photoStore, [bytes])) };
  }
});

async function countKeys(port: number): Promise<number> {
  const node = new Redis(port);
  const keys = await node.dbsize();
  node.disconnect();
  return keys;
}

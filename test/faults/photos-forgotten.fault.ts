import { rm } from 'node:fs/promises';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { openResources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { findManifest } from '../../src/storage/manifests.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { reconcileRuns } from '../../src/workers/reconcile-runs.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { openArchive } from '../services/photo-archive.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';
import { waitForRun } from '../services/wait-for-run.ts';
import { tellFigure } from './figures/figures.ts';

test('a gallery whose photos were being fetched when Redis forgot everything is cleaned with them', async (context) => {
  const redis = await startPrivateRedis();
  const servers = await findTestServers();
  if (redis === null || servers === null) return context.skip(skipMessage);
  const room = await servers.openRoom();
  const dataDir = await makeTestFolder();
  const archive = await openArchive({ '/pier.jpg': await makePhoto(41), '/mole.jpg': await makePhoto(42) });
  const resources = await openResources(
    readSettings(
      { dataDir },
      {
        LOG_LEVEL: 'silent',
        REDIS_URL: redis.url,
        DATABASE_URL: room.servers.databaseUrl,
        CUTLINE_PHOTO_HOSTS_INSIDE: archive.host,
      },
    ),
  );
  const relay = startRelay(resources);
  const workers = await startWorkers(resources, loadRules());
  try {
    const entries = ['pier', 'mole'].map((name) => ({
      caption: `The ${name} of Ostrand at dawn. (AP Photo/Ida Brandt)`,
      photo: `http://${archive.host}/${name}.jpg`,
    }));
    const bytes = Buffer.from(JSON.stringify({ entries }));
    const { gallery, run } = await receiveGallery(
      resources.database,
      makeDelivery({ bytes, name: 'harbour.json' }),
    );
    await expect.poll(() => archive.asked.length, { timeout: 20_000 }).toBe(2);
    const client = new Redis(redis.url);
    await client.flushall();
    client.disconnect();
    expect(await reconcileRuns(resources, 0)).toMatchObject({ requeued: 1 });
    archive.letGo();
    expect(await waitForRun(resources.database, run.id)).toMatchObject({ state: 'succeeded' });
    const manifest = await findManifest(resources.database, gallery.id);
    expect(JSON.parse(manifest?.body ?? 'null')).toMatchObject({
      items: [
        { photo: { sha256: expect.stringMatching(/^[\da-f]{64}$/) as string } },
        { photo: { sha256: expect.stringMatching(/^[\da-f]{64}$/) as string } },
      ],
      warnings: [],
    });
    await tellFigure(5, 'photos that were being fetched are fetched again', 'photos');
  } finally {
    await workers.close();
    await relay.close();
    await resources.close();
    archive.close();
    await room.close();
    await servers.close();
    await redis.close();
    await rm(dataDir, { recursive: true, force: true });
  }
});

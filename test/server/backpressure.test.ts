import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { watchFolder } from '../../src/intake/folders/watch-folder.ts';
import { openResources, type Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { openCleaning } from '../../src/cleaning/open-cleaning.ts';
import { buildServer, type Server } from '../../src/server/build-server.ts';
import { readSettings } from '../../src/settings.ts';
import { type FolderSource, findSource, noSources } from '../../src/sources/source.ts';
import { relayOutbox, startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findEmbedded, makeTestFolder } from '../services/backends.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { readMetrics } from '../services/read-metrics.ts';
import { findTestServers } from '../services/test-servers.ts';

const testServers = await findTestServers();
const redis = testServers === null ? null : await startPrivateRedis();
if (redis === null) process.stderr.write('Skipped: there are no servers to fill.\n');
const embedded = await findEmbedded();
afterAll(async () => {
  await redis?.close();
  await testServers?.close();
});

describe.skipIf(redis === null)('a Redis that is nearly full', () => {
  test(
    'has intake refuse and the outbox wait, and both go on by themselves',
    { timeout: 60_000 },
    async () => {
      const { resources, close } = await openOnSmallRedis();
      const operator = new Redis(redis?.url ?? '');
      // It ends with the test, however that ends.
      onTestFinished(() => operator.disconnect());
      await operator.setrange('filler', 40 * 1024 * 1024, 'x');
      const server = await buildServer(resources);
      const workers = await startWorkers(resources, loadRules());
      const relay = startRelay(resources);
      expect((await hand(server)).statusCode).toBe(202);

      await limitMemory(operator, 0.87);
      await expect.poll(async () => (await hand(server)).statusCode, { timeout: 5000 }).toBe(503);
      const refused = await hand(server);
      expect(refused.headers['retry-after']).toBe('30');
      expect(refused.json()).toMatchObject({
        code: 'INTAKE_FULL',
        detail: expect.stringMatching(
          /^Redis has used \d\d % of its memory, and nothing is taken from 85 % on$/,
        ),
      });
      const ready = await server.inject('/readyz');
      expect(ready.statusCode).toBe(200);
      expect(ready.body).toContain('nothing is taken: Redis has used');
      const metrics = await readMetrics(server);
      expect(metrics.value('intake_refused_total')).toBeGreaterThanOrEqual(2);
      expect(metrics.value('redis_memory_used_ratio')).toBeGreaterThan(0.85);

      // What is known already can still be asked for again; from here on it waits in the records.
      await limitMemory(operator, 0.93);
      const [gallery] = (await server.inject('/api/galleries')).json<{ galleries: { id: string }[] }>()
        .galleries;
      const rerun = await server.inject({
        method: 'POST',
        url: `/api/galleries/${gallery?.id}/runs`,
        body: { reason: 'again', requestedBy: 'Ada' },
      });
      const { href } = rerun.json<{ run: { href: string } }>().run;
      await expect(relayOutbox(resources.database, resources.queue)).rejects.toThrow(
        /^Redis has used 9\d % of its memory: work waits until there is room$/,
      );
      expect((await server.inject(href)).json()).toMatchObject({ state: 'queued' });

      await operator.config('SET', 'maxmemory', '128mb');
      await expect.poll(async () => (await hand(server)).statusCode, { timeout: 10_000 }).toBe(202);
      await expect
        .poll(async () => (await server.inject(href)).json(), { timeout: 10_000 })
        .toMatchObject({ state: 'succeeded' });
      await server.close();
      await relay.close();
      await workers.close();
      await close();
    },
  );
});

describe('a disk that is nearly full', () => {
  test('has intake refuse while less than the limit is left', async () => {
    const folder = await makeTestFolder();
    const { resources, close } = await embedded.open({ CUTLINE_DISK_FREE_MIB: '900000000' });
    const server = await buildServer(resources);
    const refused = await hand(server);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('30');
    expect(refused.json()).toMatchObject({
      code: 'INTAKE_FULL',
      detail: expect.stringMatching(
        /^the disk of .* has \d+ MiB left, and nothing is taken below 900000000 MiB$/,
      ),
    });
    // What is dropped lies where it was dropped, and a feed keeps what it has.
    const source = {
      ...findSource(noSources, 'desk'),
      folder: { path: folder, settleMs: 1, isPolled: false },
    };
    await writeFile(join(folder, 'daily.txt'), 'Rain falls on Ostrand. (AP)');
    const cleaning = openCleaning(loadRules(), resources.settings.runLimits, { atOnce: 1 });
    const watcher = watchFolder({ ...resources, cleaning, holder: 'desk' }, source as FolderSource);
    await expect
      .poll(() => resources.troubles.list())
      .toMatchObject([
        { where: "folder of 'desk'", message: expect.stringContaining('nothing is taken below') },
      ]);
    expect(await readdir(folder)).toContain('daily.txt');
    await watcher.close();
    cleaning.close();
    // Everything else goes on.
    expect((await server.inject('/api/galleries')).statusCode).toBe(200);
    await server.close();
    await close();
    await rm(folder, { recursive: true });
  });

  test.each([
    ['CUTLINE_REDIS_PERCENT', '90'],
    ['CUTLINE_REDIS_PERCENT', '0'],
    ['CUTLINE_DISK_FREE_MIB', '-1'],
  ])('%s=%s is no limit', (name, value) => {
    expect(() => readSettings({}, { [name]: value })).toThrow(new RegExp(`^${name}: must be a whole number`));
  });
});

async function openOnSmallRedis(): Promise<{
  readonly resources: Resources;
  readonly close: () => Promise<void>;
}> {
  const room = await testServers?.openRoom();
  const dataDir = await makeTestFolder();
  const env = {
    LOG_LEVEL: 'silent',
    REDIS_URL: redis?.url ?? '',
    DATABASE_URL: room?.servers.databaseUrl ?? '',
  };
  const resources = await openResources(readSettings({ dataDir, queuePrefix: `small-${randomUUID()}` }, env));
  return {
    resources,
    close: async () => {
      await resources.close();
      await room?.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Has what is used be this share of what may be. */
async function limitMemory(client: Redis, share: number): Promise<void> {
  const used = Number(/^used_memory:(\d+)/m.exec(await client.info('memory'))?.[1]);
  await client.config('SET', 'maxmemory', Math.round(used / share));
}

async function hand(server: Server) {
  const body = { entries: [{ caption: `Rain falls on pier ${randomUUID()}. (AP)` }] };
  return server.inject({ method: 'POST', url: '/api/galleries', body });
}

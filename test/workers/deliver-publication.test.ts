import { randomUUID } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openResources, type Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { readSettings } from '../../src/settings.ts';
import { claimDelivery } from '../../src/storage/claimed-deliveries.ts';
import type { Database } from '../../src/storage/database.ts';
import { listDeliveries } from '../../src/storage/deliveries.ts';
import { registerOutputs } from '../../src/storage/outputs.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { reconcileDeliveries } from '../../src/workers/reconcile-deliveries.ts';
import { relayOutbox, startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findBackends, makeTestFolder, type Backend } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { publish } from '../services/publish.ts';
import { startProcess } from '../services/start-process.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';
import { waitForRun } from '../services/wait-for-run.ts';
import { startWebhookReceiver, webhookSecret, type WebhookReceiver } from '../services/webhook-receiver.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});
const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const soon = { attempts: 5, firstSeconds: 0.1 };

async function receive(answer?: Parameters<typeof startWebhookReceiver>[0]): Promise<WebhookReceiver> {
  const receiver = await startWebhookReceiver(answer);
  closers.push(receiver.close);
  return receiver;
}

function hook(name: string, { url }: WebhookReceiver, more: object = {}) {
  return { name, kind: 'webhook', url, secretEnv: 'HOOK_SECRET', inside: true, retry: soon, ...more };
}

/** A configuration with these outputs → the environment that names it. */
async function configure(outputs: readonly object[]): Promise<Record<string, string>> {
  const folder = await makeTestFolder();
  closers.push(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, 'cutline.config.json');
  await writeFile(path, JSON.stringify({ outputs }));
  return { CUTLINE_CONFIG: path, HOOK_SECRET: webhookSecret };
}

/** The records and the queue with outputs that are known to them; nobody works yet. */
async function openWith(backend: Backend, outputs: readonly object[]): Promise<Resources> {
  const { resources, close } = await backend.open(await configure(outputs));
  closers.push(close);
  await registerOutputs(resources.database, resources.settings.outputs);
  return resources;
}

/** Galleries are published by the tests themselves: no worker may take up a run that one of them holds. */
async function work(resources: Resources): Promise<void> {
  await resources.queue.setPaused('galleries', true);
  closers.push((await startWorkers(resources, loadRules())).close, startRelay(resources).close);
}

/** What becomes of all deliveries, once none is pending. */
async function ends(database: Database, timeout = 25_000) {
  const all = async () => (await listDeliveries(database, { limit: 200 })).records;
  const pending = () => listDeliveries(database, { state: 'pending', limit: 1 });
  await expect.poll(async () => (await pending()).records, { timeout, interval: 100 }).toEqual([]);
  return all();
}

describe.each(backends)('publications are delivered, $name', (backend) => {
  test('to a receiver that fails twice and then takes it, under one id', async () => {
    const receiver = await receive((_received, response) => {
      response.writeHead(receiver.received.length < 3 ? 500 : 200).end();
    });
    const resources = await openWith(backend, [hook('cms', receiver)]);
    await work(resources);
    const { runId } = await publish(resources.database, randomUUID(), 'A quay.');
    const [delivery] = await ends(resources.database);
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 3, responseStatus: 200, error: null });
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['cutline-delivery']))).toEqual(
      new Set([delivery?.id]),
    );
    expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
    expect(receiver.received[0]?.event).toMatchObject({ run: runId, version: 1, kind: 'published' });
  });

  test('or have failed: at once where they are refused, else after the last attempt; and may be asked for again', async () => {
    let isRefusing = true;
    const refusing = await receive((_received, response) => response.writeHead(isRefusing ? 410 : 200).end());
    const broken = await receive((_received, response) => response.writeHead(503).end('full'));
    const resources = await openWith(backend, [
      hook('refusing', refusing),
      hook('broken', broken, { retry: { attempts: 2, firstSeconds: 0.1 } }),
    ]);
    await work(resources);
    await publish(resources.database, randomUUID(), 'A dock.');
    const ended = await ends(resources.database);
    const outcomes = new Map(ended.map((each) => [each.output, each]));
    expect(outcomes.get('broken')).toMatchObject({ state: 'failed', attempts: 2, responseStatus: 503 });
    expect(outcomes.get('refusing')).toMatchObject({ state: 'failed', attempts: 1, responseStatus: 410 });
    const server = await buildServer(resources);
    closers.push(() => server.close());
    const ready = await server.inject('/readyz');
    expect([ready.statusCode, ready.json<{ causes: unknown }>().causes]).toEqual([
      200,
      [
        { part: 'outputs', message: 'broken: 1 delivery failed within 24 hours' },
        { part: 'outputs', message: 'refusing: 1 delivery failed within 24 hours' },
      ],
    ]);
    isRefusing = false;
    const failed = ended.find(({ output }) => output === 'refusing')?.id ?? '';
    const url = `/api/deliveries/${failed}/retry`;
    const asked = await server.inject({ method: 'POST', url, body: { requestedBy: 'Ada' } });
    expect([asked.statusCode, asked.json<{ state: string }>().state]).toEqual([202, 'pending']);
    await ends(resources.database);
    const listed = await server.inject('/api/deliveries?output=refusing&state=delivered&limit=1');
    expect(listed.json()).toMatchObject({
      deliveries: [{ id: failed, state: 'delivered' }],
      nextCursor: null,
    });
    expect((await server.inject({ method: 'POST', url, body: {} })).statusCode).toBe(409);
    expect(
      (await server.inject({ method: 'POST', url: '/api/deliveries/none/retry', body: {} })).statusCode,
    ).toBe(404);
    const audit = (await server.inject('/api/audit')).json<{
      records: { action: string; actor: string }[];
    }>();
    expect(audit.records[0]).toMatchObject({ action: 'redelivery-asked', actor: 'Ada' });
  });

  test('many of them to two outputs, while a third one answers nobody', async () => {
    // PGlite shares its one core with the test: fewer say the same there.
    const count = backend.name === 'servers' ? 200 : 40;
    const one = await receive();
    const silent = await receive(() => {});
    const folder = await makeTestFolder();
    closers.push(() => rm(folder, { recursive: true, force: true }));
    const resources = await openWith(backend, [
      hook('silent', silent, { timeoutSeconds: 60 }),
      hook('one', one),
      { name: 'archive', kind: 'folder', path: folder },
    ]);
    const { database } = resources;
    for (let at = 0; at < count; at += 1) await publish(database, randomUUID(), `Wave ${at}.`);
    await work(resources);
    await expect
      .poll(
        async () =>
          (await listDeliveries(database, { output: 'archive', state: 'pending', limit: 1 })).records,
        { timeout: 240_000, interval: 500 },
      )
      .toEqual([]);
    await expect
      .poll(
        async () => (await listDeliveries(database, { output: 'one', state: 'pending', limit: 1 })).records,
        { timeout: 240_000, interval: 500 },
      )
      .toEqual([]);
    expect(new Set(one.received.map(({ event }) => event.id)).size).toBe(count);
    expect((await readdir(folder)).filter((name) => name.endsWith('.manifest.json'))).toHaveLength(count);
    // It has its places and no more.
    expect(silent.received.length).toBeLessThanOrEqual(4);
    await silent.close();
  }, 600_000);

  test('of one gallery in order, the newest at the end, whatever is overtaken', async () => {
    const receiver = await receive(
      (_received, response) =>
        void setTimeout(() => response.writeHead(Math.random() < 0.3 ? 500 : 200).end(), 20 * Math.random()),
    );
    const resources = await openWith(backend, [
      hook('cms', receiver, { retry: { attempts: 20, firstSeconds: 0.1 } }),
    ]);
    await work(resources);
    const identity = randomUUID();
    for (let take = 1; take <= 25; take += 1) {
      await publish(resources.database, identity, `Take ${take}.`);
      resources.wakeRelay();
    }
    const ended = await ends(resources.database, 60_000);
    expect(ended[0]).toMatchObject({ version: 25, state: 'delivered' });
    expect(ended.every(({ state }) => state === 'delivered' || state === 'superseded')).toBe(true);
    const versions = receiver.received.map(({ event }) => event.version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  }, 90_000);

  test('once more where somebody died after sending, under the id that was sent before', async () => {
    const receiver = await receive();
    const resources = await openWith(backend, [hook('cms', receiver)]);
    const { database, queue } = resources;
    const { galleryId } = await publish(database, randomUUID(), 'A pier.');
    const [delivery] = (await listDeliveries(database, { galleryId })).records;
    // Whoever claimed it is gone: its time passes, and its job is nobody's.
    await claimDelivery(database, delivery?.id ?? '', 1);
    await relayOutbox(database, queue);
    await work(resources);
    expect(await ends(database)).toMatchObject([{ id: delivery?.id, state: 'delivered', attempts: 2 }]);
  });

  test('though their jobs are lost', async () => {
    const receiver = await receive();
    const resources = await openWith(backend, [hook('cms', receiver)]);
    const { database, queue } = resources;
    const { galleryId } = await publish(database, randomUUID(), 'A jetty.');
    const [{ id } = { id: '' }] = (await listDeliveries(database, { galleryId })).records;
    await relayOutbox(database, queue);
    expect(await reconcileDeliveries(resources, 0)).toMatchObject({ requeued: 0 });
    expect(await queue.remove(id, 'deliveries')).toBe(true);
    expect(await reconcileDeliveries(resources, 60)).toMatchObject({ requeued: 0 });
    expect(await reconcileDeliveries(resources, 0)).toMatchObject({ requeued: 1, failed: 0 });
    await work(resources);
    expect(await ends(database)).toMatchObject([{ id, state: 'delivered' }]);
  });

  test('as a retraction where a gallery comes again and none of its entries is left', async () => {
    const receiver = await receive();
    const resources = await openWith(backend, [hook('cms', receiver)]);
    await work(resources);
    await resources.queue.setPaused('galleries', false);
    const send = async (entries: readonly object[]) => {
      const bytes = Buffer.from(JSON.stringify({ id: 'ferry-7', entries }));
      const delivery = makeDelivery({
        identity: 'ferry-7',
        name: 'ferry.json',
        mediaType: 'application/json',
        bytes,
      });
      const { run } = await receiveGallery(resources.database, delivery);
      resources.wakeRelay();
      return waitForRun(resources.database, run.id);
    };
    await send([{ caption: 'A deckhand ties up the ferry in Port Alder. (AP Photo/Ilse Marrow)' }]);
    await ends(resources.database);
    const killed = await send([{ caption: '' }]);
    expect(killed).toMatchObject({ state: 'succeeded', report: { entries: 1, items: 0 } });
    await ends(resources.database);
    expect(receiver.received.map(({ event }) => [event.kind, event.version, event.reason])).toEqual([
      ['published', 1, null],
      ['retracted', 2, 'no photo of it may be used any more'],
    ]);
    // No entry at all is no gallery: the run fails and what is published stands.
    expect(await send([])).toMatchObject({ state: 'failed', error: { code: 'GALLERY_WITHOUT_CAPTIONS' } });
  });
});

test('a Redis that forgot everything is told of every delivery again', async (context) => {
  const redis = await startPrivateRedis();
  const servers = await findTestServers();
  if (redis === null || servers === null) return context.skip(skipMessage);
  closers.push(redis.close, servers.close);
  const room = await servers.openRoom();
  closers.push(room.close);
  const receiver = await receive();
  const env = {
    ...(await configure([hook('cms', receiver)])),
    LOG_LEVEL: 'silent',
    REDIS_URL: redis.url,
    DATABASE_URL: room.servers.databaseUrl,
  };
  const resources = await openResources(readSettings({}, env));
  closers.push(resources.close);
  const { database, queue } = resources;
  await registerOutputs(database, resources.settings.outputs);
  for (let at = 0; at < 30; at += 1) await publish(database, randomUUID(), `Swell ${at}.`);
  while ((await relayOutbox(database, queue)) > 0);
  const client = new Redis(redis.url);
  await client.flushall();
  client.disconnect();
  expect(await queue.countPending('deliveries')).toBe(0);
  expect(await reconcileDeliveries(resources, 0)).toMatchObject({ requeued: 30 });
  await work(resources);
  const ended = await ends(database);
  expect(ended.filter(({ state }) => state === 'delivered')).toHaveLength(30);
  expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(30);
}, 60_000);

test('a worker that is killed while it sends has another one send again, under the same id', async (context) => {
  const servers = await findTestServers();
  if (servers === null) return context.skip(skipMessage);
  closers.push(servers.close);
  const room = await servers.openRoom();
  closers.push(room.close);
  // The first request is taken and never answered: its sender dies in between.
  const receiver = await receive((_received, response) => {
    if (receiver.received.length > 1) response.end();
  });
  const { redisUrl, databaseUrl } = room.servers;
  const env = {
    ...(await configure([hook('cms', receiver, { timeoutSeconds: 2 })])),
    LOG_LEVEL: 'silent',
    REDIS_URL: redisUrl,
    DATABASE_URL: databaseUrl,
  };
  const resources = await openResources(readSettings({ queuePrefix: room.queuePrefix }, env));
  closers.push(resources.close, startRelay(resources).close);
  await registerOutputs(resources.database, resources.settings.outputs);
  const worker = startProcess('worker.ts', env, room.queuePrefix);
  closers.push(worker.kill);
  await worker.nextLine();
  await publish(resources.database, randomUUID(), 'A mole.');
  await expect.poll(() => receiver.received.length, { timeout: 20_000, interval: 5 }).toBe(1);
  await worker.kill();
  const next = startProcess('worker.ts', env, room.queuePrefix);
  closers.push(next.kill);
  expect(await ends(resources.database, 40_000)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  const ids = receiver.received.map(({ headers }) => headers['cutline-delivery']);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
}, 90_000);

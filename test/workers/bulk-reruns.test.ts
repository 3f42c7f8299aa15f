import { rm } from 'node:fs/promises';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openResources, type Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { askForReruns } from '../../src/storage/ask-for-reruns.ts';
import { findBulkRerun, requestBulkRerun } from '../../src/storage/bulk-reruns.ts';
import type { BulkRerunRecord } from '../../src/storage/bulk-rerun-records.ts';
import { deleteGallery } from '../../src/storage/delete-gallery.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findRun } from '../../src/storage/runs.ts';
import { relayOutbox, startRelay } from '../../src/workers/relay-outbox.ts';
import { startUpkeep } from '../../src/workers/start-upkeep.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { findBackends, makeTestFolder } from '../services/backends.ts';
import { makeDelivery } from '../services/deliveries.ts';
import { startProcess } from '../services/start-process.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';
import { waitForRun } from '../services/wait-for-run.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

describe.each(backends)('a rerun of many galleries at work, $name', (backend) => {
  test('a gallery from the wire overtakes two hundred that are cleaned again', async () => {
    const { resources, close } = await backend.open();
    closers.push(close);
    const { database, queue } = resources;
    const bulk = await askForMany(resources, 200);
    while ((await askForReruns(database, bulk.id, { atOnce: 50, underWay: 200 })) === 'moved');
    while ((await relayOutbox(database, queue)) > 0);
    const { run } = await receiveGallery(database, makeDelivery({ source: 'wire', text: aFerry(999) }));
    await relayOutbox(database, queue);
    const workers = await startWorkers(resources, loadRules());
    closers.push(workers.close, startRelay(resources).close, startUpkeep(resources, 200).close);
    await waitForRun(database, run.id);
    const done = await waitForBulk(resources, bulk.id);
    expect(done.counts).toMatchObject({
      asked: 200,
      succeeded: 200,
      changed: 200,
      failed: 0,
      items: { added: 200 },
    });
    const [overtaken] = await database.query<{ count: string }>(
      `select count(*) from runs as bulk, runs as wire
        where wire.id = $1 and bulk.priority = 10 and bulk.started_at < wire.started_at`,
      [run.id],
    );
    // No more than the workers take up at once.
    expect(Number(overtaken?.count)).toBeLessThanOrEqual(resources.settings.concurrency);
  }, 240_000);

  test('a gallery that is deleted before or while it is cleaned ends its job quietly', async () => {
    const { resources, close } = await backend.open();
    closers.push(close);
    const { database, queue } = resources;
    const by = { requestedBy: 'desk', reason: 'a test' };
    const runIds: string[] = [];
    for (let at = 0; at < 20; at += 1) {
      const { gallery, run } = await receiveGallery(database, makeDelivery({ text: aFerry(at) }));
      runIds.push(run.id);
      await relayOutbox(database, queue);
      if (at === 0) await deleteGallery(database, gallery.id, by);
      if (at === 0) closers.push((await startWorkers(resources, loadRules())).close);
      // While the workers are at it: before, within or after.
      if (at > 0) await deleteGallery(database, gallery.id, by);
    }
    for (const id of runIds) {
      await expect
        .poll(async () => (await queue.findJob(id))?.state, { timeout: 20_000, interval: 50 })
        .toBe('completed');
      expect(await findRun(database, id)).toBeNull();
    }
    const [left] = await database.query<{ count: string }>(
      `select (select count(*) from runs) + (select count(*) from manifests) + (select count(*) from outbox)
            + (select count(*) from revisions) + (select count(*) from idempotency_keys) as count`,
    );
    expect(Number(left?.count)).toBe(0);
  }, 120_000);
});

test('a process in a data folder that is killed again and again while it asks, asks for every gallery once', async () => {
  const dataDir = await makeTestFolder();
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  const open = () => openResources(readSettings({ dataDir }, { LOG_LEVEL: 'silent' }));
  const before = await open();
  const bulk = await askForMany(before, 90);
  await before.close();
  for (const enough of [1, 40, 65]) {
    const desk = startProcess('asking-desk.ts', { LOG_LEVEL: 'error' }, dataDir, bulk.id);
    closers.push(desk.kill);
    while (Number(await desk.nextLine()) < enough);
    await desk.kill();
  }
  const resources = await open();
  closers.push(resources.close);
  expect(await finishAll(resources, bulk.id)).toEqual(allOnce(90));
}, 300_000);

test('a process on servers that is killed again and again while it asks, asks for every gallery once', async (context) => {
  const servers = await findTestServers();
  if (servers === null) return context.skip(skipMessage);
  closers.push(servers.close);
  const room = await servers.openRoom();
  closers.push(room.close);
  const { redisUrl, databaseUrl } = room.servers;
  const env = { LOG_LEVEL: 'silent', REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
  const resources = await openResources(readSettings({ queuePrefix: room.queuePrefix }, env));
  closers.push(resources.close);
  const bulk = await askForMany(resources, 300);
  for (const enough of [1, 100, 200, 250]) {
    const desk = startProcess('asking-desk.ts', env, room.queuePrefix, bulk.id);
    closers.push(desk.kill);
    while (Number(await desk.nextLine()) < enough);
    await desk.kill();
  }
  expect(await finishAll(resources, bulk.id)).toEqual(allOnce(300));
}, 300_000);

/** Galleries whose first runs are over, and a rerun of all of them that nobody works on yet. */
async function askForMany({ database }: Resources, count: number): Promise<BulkRerunRecord> {
  for (let at = 0; at < count; at += 1) {
    await receiveGallery(database, makeDelivery({ source: 'archive', text: aFerry(at) }));
  }
  await database.query(`update outbox set published_at = now()`);
  await database.query(
    `update runs set state = 'failed', error = '{"code": "RUN_FAILED", "message": "a test"}', finished_at = now()`,
  );
  const because = { reason: 'new rules', requestedBy: 'Ulf Marrow' };
  return requestBulkRerun(database, {
    filter: { source: 'archive' },
    settings: {},
    ...because,
    isPreview: false,
  });
}

function aFerry(pier: number): string {
  return `A ferry leaves pier ${pier} on Monday, May 4, 2026. (AP Photo/Ida Brandt)\n`;
}

async function waitForBulk({ database }: Resources, bulkId: string): Promise<BulkRerunRecord> {
  await expect
    .poll(async () => (await findBulkRerun(database, bulkId))?.finishedAt, {
      timeout: 180_000,
      interval: 200,
    })
    .not.toBeNull();
  const bulk = await findBulkRerun(database, bulkId);
  if (bulk === null) throw new Error('the rerun is gone');
  return bulk;
}

/** What came of a rerun once workers that live have ended it. */
async function finishAll(resources: Resources, bulkId: string) {
  const times = { lockDurationMs: 1000, stalledIntervalMs: 500, graceMs: 5000 };
  closers.push((await startWorkers(resources, loadRules(), times)).close);
  closers.push(startRelay(resources).close, startUpkeep(resources, 200).close);
  const { state, total, counts } = await waitForBulk(resources, bulkId);
  const [row] = await resources.database.query<{ runs: string; galleries: string }>(
    `select count(*) as runs, count(distinct gallery_id) as galleries from runs where priority = 10`,
  );
  const { runs = 0, galleries = 0 } = row ?? {};
  const { asked, succeeded } = counts;
  return { state, total, asked, succeeded, runs: Number(runs), galleries: Number(galleries) };
}

function allOnce(count: number) {
  return { state: 'done', total: count, asked: count, succeeded: count, runs: count, galleries: count };
}

import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { openResources, type Resources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { findRun } from '../../src/storage/runs.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';
import { startProcess, type TestProcess } from '../services/start-process.ts';
import { findTestServers, skipMessage } from '../services/test-servers.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

test('an embedded process that is killed, three times, loses no gallery it had acknowledged', async () => {
  const dataDir = await makeTestFolder();
  closers.push(() => rm(dataDir, { recursive: true, force: true }));
  const acknowledged: string[] = [];
  for (let round = 0; round < 3; round += 1) {
    const desk = startProcess('embedded-desk.ts', { LOG_LEVEL: 'error' }, dataDir);
    closers.push(desk.kill);
    for (let at = 0; at < 15; at += 1) acknowledged.push(await desk.nextLine());
    await desk.kill();
  }
  const resources = await openResources(readSettings({ dataDir }, { LOG_LEVEL: 'silent' }));
  closers.push(resources.close);
  const times = { lockDurationMs: 2000, stalledIntervalMs: 1000, graceMs: 5000 };
  const workers = await startWorkers(resources, loadRules(), times);
  closers.push(workers.close, startRelay(resources).close);
  expect(await countEnds(resources, acknowledged)).toEqual({ succeeded: 45, published: 45 });
}, 120_000);

test('workers on servers that are killed again and again publish every run once', async (context) => {
  const servers = await findTestServers();
  if (servers === null) return context.skip(skipMessage);
  closers.push(servers.close);
  const room = await servers.openRoom();
  closers.push(room.close);
  const { redisUrl, databaseUrl } = room.servers;
  const env = { LOG_LEVEL: 'silent', REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
  const resources = await openResources(readSettings({ queuePrefix: room.queuePrefix }, env));
  closers.push(resources.close, startRelay(resources).close);
  const startWorker = (): TestProcess => {
    const worker = startProcess('worker.ts', env, room.queuePrefix);
    closers.push(worker.kill);
    return worker;
  };
  const runIds: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const worker = startWorker();
    await worker.nextLine();
    for (let at = 0; at < 40; at += 1) {
      const text = `${sampleGallery}\nFrame ${round} ${at} of the mole. (AP Photo/Ilse Marrow)\n`;
      runIds.push((await receiveGallery(resources.database, makeDelivery({ text }))).run.id);
    }
    resources.wakeRelay();
    await sleep(30 + 40 * round);
    await worker.kill();
  }
  await startWorker().nextLine();
  expect(await countEnds(resources, runIds)).toEqual({ succeeded: 160, published: 160 });
}, 120_000);

/** Waits until no run is under way, and counts what came of them. */
async function countEnds(resources: Resources, runIds: readonly string[]) {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 250) {
    const runs = await Promise.all(runIds.map((id) => findRun(resources.database, id)));
    if (runs.every((run) => run?.finishedAt)) break;
    await sleep(250);
  }
  const [counted] = await resources.database.query<{ succeeded: string; published: string }>(
    `select count(*) filter (where state = 'succeeded') as succeeded, count(manifests.run_id) as published
       from runs
       left join manifests on manifests.run_id = runs.id
      where runs.id = any($1)`,
    [runIds],
  );
  return { succeeded: Number(counted?.succeeded), published: Number(counted?.published) };
}

import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openResources } from '../../src/resources.ts';
import { loadRules } from '../../src/rules.ts';
import { readSettings } from '../../src/settings.ts';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { startVacuum } from '../../src/storage/vacuum.ts';
import { startRelay } from '../../src/workers/relay-outbox.ts';
import { startWorkers } from '../../src/workers/start-workers.ts';
import { makeTestFolder } from '../services/backends.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';
import { runBuilt } from '../services/run-built.ts';
import { startCutline, type StartedCutline } from '../services/start-cutline.ts';
import { cleanWithoutFaults } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { type Acknowledged, openTraffic } from './traffic.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await makeTestFolder();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

test('a data folder whose process is killed six times loses nothing, and starts again and again', async () => {
  const start = () => startCutline({ CUTLINE_TAKEOVER_SECONDS: '3' }, ['--data-dir', dataDir]);
  let desk = await start();
  const traffic = openTraffic(() => desk.address);
  for (let kills = 0; kills < 6; kills += 1) {
    const earlier = traffic.acknowledged.length;
    const sent = traffic.send(15);
    await expect.poll(() => traffic.acknowledged.length, { interval: 5 }).toBeGreaterThan(earlier + 5);
    await sleep(Math.random() * 500);
    await desk.kill();
    await sent;
    desk = await start();
  }
  const second = await runBuilt(['start', '--port', '0', '--data-dir', dataDir]);
  expect(second.status).toBe(1);
  expect(second.stderr).toContain(dataDir);
  await traffic.send(15);
  for (let restarts = 0; restarts < 4; restarts += 1) {
    expect(await desk.stop()).toBe(0);
    desk = await start();
  }
  for (const gallery of traffic.acknowledged) await expectPublished(desk, gallery);
  await desk.stop();
  await tellFigure(
    22,
    `6 kills, 4 clean restarts, ${traffic.acknowledged.length} acknowledged, 0 lost; a second process refused`,
    'a',
  );
}, 300_000);

test('dead rows are cleared while it works', async () => {
  const resources = await openResources(readSettings({ dataDir }, { LOG_LEVEL: 'silent' }));
  const { database } = resources;
  const relay = startRelay(resources);
  const workers = await startWorkers(resources, loadRules());
  for (let at = 0; at < 150; at += 1) {
    const text = `${sampleGallery}\nTern ${at} of the quay. (AP Photo/Ilse Marrow)\n`;
    await receiveGallery(database, makeDelivery({ text }));
    resources.wakeRelay();
  }
  const open = () => database.query(`select id from runs where finished_at is null`);
  await expect.poll(open, { timeout: 60_000 }).toEqual([]);
  const before = await countRows();
  const vacuum = startVacuum(database, () => {}, 200);
  await expect.poll(async () => (await countRows()).dead).toBeLessThan(before.dead / 2);
  const after = await countRows();
  await vacuum.close();
  await workers.close();
  await relay.close();
  await resources.close();
  expect(after.dead).toBeLessThan(2 * after.live);
  await tellFigure(22, `dead rows ${before.dead} → ${after.dead} beside ${after.live} live ones`, 'b');

  /** Of what a queue writes many times. */
  async function countRows(): Promise<{ readonly dead: number; readonly live: number }> {
    await database.query(`select pg_stat_clear_snapshot(), pg_stat_force_next_flush()`);
    const [row] = await database.query<{ dead: number; live: number }>(
      `select sum(n_dead_tup)::integer as dead, sum(n_live_tup)::integer as live from pg_stat_user_tables
        where relname in ('runs', 'outbox', 'listings', 'job', 'event')`,
    );
    return { dead: row?.dead ?? 0, live: row?.live ?? 0 };
  }
}, 180_000);

async function expectPublished(desk: StartedCutline, gallery: Acknowledged): Promise<void> {
  const read = async (path: string) => (await fetch(`${desk.address}${path}`)).json();
  await expect
    .poll(() => read(`/api/runs/${gallery.runId}`), { timeout: 60_000 })
    .toMatchObject({ state: 'succeeded' });
  const answer = await fetch(`${desk.address}/api/galleries/${gallery.galleryId}/manifest`);
  expect(await answer.text()).toBe(await cleanWithoutFaults(gallery));
}

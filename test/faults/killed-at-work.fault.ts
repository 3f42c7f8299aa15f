import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Checkpoint } from '../../src/checkpoints.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';
import { sampleGallery } from '../services/deliveries.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { writeConfig } from '../services/write-config.ts';
import { checkInvariants, cleanWithoutFaults } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic, post, type Receipt, referenceDate } from './traffic.ts';

let site: Site;
let server: StartedCutline;
let outputs: string;
let config: Record<string, string>;
beforeAll(async () => {
  site = await openSite();
  outputs = await makeTestFolder();
  const { path } = await writeConfig({
    sources: [],
    outputs: [{ name: 'cms', kind: 'folder', path: outputs, timeoutSeconds: 1 }],
  });
  config = { CUTLINE_CONFIG: path, NODE_ENV: 'test' };
  server = await site.start('server', config);
});
afterEach(() => site.killWorkers());
afterAll(() => site.close());

const steps: readonly Checkpoint[] = [
  'run-claimed',
  'photos-ordered',
  'photo-read',
  'run-cleaned',
  'run-published',
  'run-ended',
  'run-committed',
  'delivery-claimed',
  'file-renamed',
  'delivery-sent',
  'delivery-settled',
];
let converged = 0;
afterAll(() => tellFigure(2, `work: ${converged} of ${steps.length} steps converged`, 'work'));

test.each(steps)('a worker that is killed at %s leaves everything to its successor', async (step) => {
  const doomed = await site.start('worker', { ...config, CUTLINE_DIE_AT: step });
  const { gallery } = await sendPhotos(step);
  expect(await doomed.ended).toBe('SIGKILL');
  await site.start('worker', config);
  await checkInvariants(site, []);
  await expect
    .poll(() => site.database.query(`select state from deliveries where gallery_id = $1`, [gallery.id]), {
      interval: 50,
    })
    .toEqual([{ state: 'delivered' }]);
  const sent = (await readdir(outputs)).filter((name) => name.startsWith(`${gallery.id}.`));
  expect(sent.filter((name) => name.includes('manifest')).length).toBe(1);
  const [row] = await site.database.query<{ body: string }>(
    `select body from manifests join galleries on run_id = published_run_id where id = $1`,
    [gallery.id],
  );
  const file = sent.find((name) => name.includes('manifest')) ?? '';
  expect(await readFile(join(outputs, file), 'utf8')).toBe(row?.body);
  expect((JSON.parse(row?.body ?? '') as { warnings: unknown[] }).warnings).toEqual([]);
  converged += 1;
});

test('a gallery in whose work five workers die is no poison, and is cleaned by the sixth', async () => {
  const traffic = openTraffic(() => server.address);
  await traffic.send(1);
  for (let kills = 0; kills < 5; kills += 1) {
    const doomed = await site.start('worker', { ...config, CUTLINE_DIE_AT: 'run-claimed' });
    expect(await doomed.ended).toBe('SIGKILL');
  }
  await site.start('worker', config);
  const { mostAttempts } = await checkInvariants(site, traffic.acknowledged);
  expect(mostAttempts).toBe(6);
});

test('a relay that is killed between the queue and the outbox asks for nothing twice', async () => {
  const [before] = await countJobs();
  const doomed = await site.start('server', { ...config, CUTLINE_DIE_AT: 'relay-queued' });
  const traffic = openTraffic(() => doomed.address);
  // Of two relays it is this one that has to meet its end, with much in hand.
  await server.kill();
  await site.redis.kill();
  await traffic.send(30);
  expect(traffic.acknowledged).toHaveLength(30);
  await site.redis.start();
  expect(await doomed.ended).toBe('SIGKILL');
  server = await site.start('server', config);
  await site.start('worker', config);
  const { mostAttempts } = await checkInvariants(site, traffic.acknowledged);
  const [after, galleries] = await countJobs();
  const fromHere = await site.database.query(`select 1 from runs where attempts > 1 and id = any($1)`, [
    traffic.acknowledged.map(({ runId }) => runId),
  ]);
  expect(fromHere).toEqual([]);
  expect(mostAttempts).toBeGreaterThan(0);
  expect(after).toBe(galleries);
  await tellFigure(
    10,
    `${traffic.acknowledged.length} acknowledged before it died: ${(after ?? 0) - (before ?? 0)} jobs, each done once`,
  );
});

test('a worker that wakes up after its lock has run out writes nothing', async () => {
  const traffic = openTraffic(() => server.address);
  const zombie = await site.start('worker', { ...config, CUTLINE_FREEZE_AT: 'run-cleaned' });
  await traffic.send(1);
  await expect.poll(() => isFrozen(zombie.pid)).toBe(true);
  await site.start('worker', config);
  await checkInvariants(site, traffic.acknowledged);
  const [ended] = await readRun(traffic.acknowledged[0]?.runId);
  zombie.signal('SIGCONT');
  await expect.poll(zombie.output).toContain('another worker has taken this run over');
  expect(await readRun(traffic.acknowledged[0]?.runId)).toEqual([ended]);
  await checkInvariants(site, traffic.acknowledged);
  await tellFigure(11, 'frozen before its write, awake after its heir’s: refused, 1 manifest, 1 publication');
});

test('four updates of a gallery while it is cleaned cost one run more', async () => {
  const slow = await site.start('worker', { ...config, CUTLINE_FREEZE_AT: 'run-claimed' });
  const texts = [1, 2, 3, 4, 5].map(
    (at) => `${sampleGallery}\nRevision ${at} of the mole. (AP Photo/Ilse Marrow)\n`,
  );
  const submit = async (text: string | undefined) =>
    (await post(server.address, 'mole.txt', text ?? '', { query: '&identity=mole' })).receipt;
  const receipts = [await submit(texts[0])];
  await expect.poll(() => isFrozen(slow.pid)).toBe(true);
  for (const text of texts.slice(1)) receipts.push(await submit(text));
  slow.signal('SIGCONT');
  await checkInvariants(site, [], { runsPerGallery: 2 });
  const galleryId = receipts[0]?.gallery.id;
  const [row] = await site.database.query<{ runs: number; body: string }>(
    `select (select count(*)::integer from runs where gallery_id = galleries.id) as runs, body
       from galleries join manifests on run_id = published_run_id where id = $1`,
    [galleryId],
  );
  expect(new Set(receipts.map((receipt) => receipt?.gallery.id)).size).toBe(1);
  expect(row?.runs).toBeLessThanOrEqual(2);
  expect(row?.body).toBe(await cleanWithoutFaults({ name: 'mole.txt', text: texts[4] ?? '' }));
  await tellFigure(13, `5 revisions, ${row?.runs} runs, the fifth published`);
});

test('files on their way that the dead have left are tidied up', async () => {
  expect(await site.listSpool()).toEqual([]);
});

/** A gallery with more photos than its own job reads. */
async function sendPhotos(step: Checkpoint): Promise<Receipt> {
  const form = new FormData();
  const names = ['pier', 'mole', 'quay', 'jetty', 'slip'];
  const entries = names.map((name) => ({ caption: `The ${name} at ${step}. (AP)`, photo: `${name}.jpg` }));
  form.append(
    'gallery',
    new Blob([JSON.stringify({ entries })], { type: 'application/json' }),
    'strike.json',
  );
  for (const [at, name] of names.entries()) {
    const photo = await makePhoto(100 * steps.indexOf(step) + at, { width: 240 });
    form.append('photo', new Blob([Uint8Array.from(photo)], { type: 'image/jpeg' }), `${name}.jpg`);
  }
  const answer = await fetch(`${server.address}/api/galleries?referenceDate=${referenceDate}`, {
    method: 'POST',
    body: form,
  });
  expect(answer.status).toBe(202);
  return (await answer.json()) as Receipt;
}

/** Jobs that were done, and galleries there are. */
async function countJobs(): Promise<readonly [number, number]> {
  const done = await site.operator.zcard('cutline:galleries:completed');
  const [row] = await site.database.query<{ count: number }>(`select count(*)::integer from galleries`);
  return [done, row?.count ?? 0];
}

function readRun(runId: string | undefined) {
  return site.database.query(`select fence, finished_at, manifest_digest from runs where id = $1`, [runId]);
}

/** Whether a process stands still, by Linux’s word. */
async function isFrozen(pid: number): Promise<boolean> {
  await sleep(1);
  return /^State:\s+T/m.test(await readFile(`/proc/${pid}/status`, 'utf8'));
}

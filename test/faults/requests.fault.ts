import { createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sampleGallery } from '../services/deliveries.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { writeConfig } from '../services/write-config.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic, type Receipt } from './traffic.ts';

const secret = 'a key that the desk and the wire share';
let site: Site;
let server: StartedCutline;
let other: StartedCutline;
let env: Record<string, string>;
beforeAll(async () => {
  site = await openSite();
  env = { NODE_ENV: 'test' };
  server = await site.start('server', env);
  other = await site.start('server', env);
});
afterEach(() => site.killWorkers());
afterAll(() => site.close());

test('fifty replays of a signed delivery at once are one gallery with one run', async () => {
  const { path } = await writeConfig({ sources: [{ name: 'signed', hmac: { secretEnv: 'WIRE_SECRET' } }] });
  const signing = { ...env, CUTLINE_CONFIG: path, WIRE_SECRET: secret };
  const replicas = [await site.start('server', signing), await site.start('server', signing)];
  await site.start('worker');
  const time = Math.floor(Date.now() / 1000);
  const body = `${sampleGallery}\nIt was sent fifty times. (AP)\n`;
  const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, at) => {
      const answer = await fetch(`${replicas[at % 2]?.address}/api/galleries?source=signed`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain', 'cutline-signature': `t=${time},v1=${signature}` },
        body,
      });
      return { status: answer.status, run: ((await answer.json()) as Partial<Receipt>).run?.id };
    }),
  );
  expect(answers.filter(({ status }) => status !== 200 && status !== 202)).toEqual([]);
  expect(new Set(answers.map(({ run }) => run)).size).toBe(1);
  await checkInvariants(site, []);
  expect(await countOf('signed')).toEqual([{ galleries: 1, runs: 1, publications: 1 }]);
  for (const replica of replicas) await replica.kill();
  await tellFigure(12, '50 answers of 2xx by two servers, 1 run, 1 publication');
});

test('a rerun that two people ask for at once while one is in work waits once', async () => {
  const { gallery } = await submitOne('rerun');
  const slow = await site.start('worker', {
    ...env,
    CUTLINE_FREEZE_AT: 'run-claimed',
    CUTLINE_TAKEOVER_SECONDS: '60',
  });
  await expect.poll(() => countRuns(gallery.id, 'running')).toBe(1);
  const ask = async (address: string, requestedBy: string) => {
    const answer = await send(address, `/api/galleries/${gallery.id}/runs`, { reason: 'again', requestedBy });
    return (answer as Receipt).run.id;
  };
  const asked = await Promise.all([
    ask(server.address, 'Ada'),
    ask(other.address, 'Ben'),
    ask(server.address, 'Ada'),
  ]);
  expect(new Set(asked).size).toBe(1);
  expect(await countRuns(gallery.id, 'queued')).toBe(1);
  const audit = await site.database.query<{ actor: string }>(
    `select distinct actor from audit where gallery_id = $1 and action like '%run%' order by actor`,
    [gallery.id],
  );
  expect(audit.map(({ actor }) => actor)).toEqual(expect.arrayContaining(['Ada', 'Ben']));
  slow.signal('SIGCONT');
  await expect.poll(() => countRuns(gallery.id, 'succeeded')).toBe(2);
  await tellFigure(16, '3 clicks by two people at two servers: 1 waits, both in the audit');
});

test('what an editor decided outlives cleaning everything again', async () => {
  await site.start('worker');
  const { gallery } = await submitOne('decision');
  await expect.poll(() => countRuns(gallery.id, 'succeeded')).toBe(1);
  const before = (await readManifest(gallery.id)).items;
  const entries = before.slice(0, 2).map((item) => item.entries[0]?.key);
  await send(server.address, `/api/galleries/${gallery.id}/decisions`, {
    decisions: [{ kind: 'merge', entries }],
    who: 'Ada',
  });
  await expect.poll(() => countRuns(gallery.id, 'succeeded')).toBe(2);
  const decided = await readManifest(gallery.id);
  const bulk = await send(server.address, '/api/reruns', { reason: 'new rules', requestedBy: 'Ben' });
  const { id } = bulk as { id: string };
  await expect
    .poll(
      async () =>
        ((await (await fetch(`${server.address}/api/reruns/${id}`)).json()) as { state: string }).state,
    )
    .toBe('done');
  expect(await countRuns(gallery.id, 'succeeded')).toBe(3);
  expect(await readManifest(gallery.id)).toEqual(decided);
  expect(decided.items.length).toBe(before.length - 1);
  await tellFigure(17, 'merged, then every gallery cleaned again: still merged');
});

test('one gallery cleaned a hundred times comes to one manifest', async () => {
  const workers = [await site.start('worker'), await site.start('worker')];
  const { gallery } = await submitOne('hundred');
  for (let ended = 1; ended <= 100; ended += 1) {
    await expect.poll(() => countRuns(gallery.id, 'succeeded'), { interval: 5 }).toBe(ended);
    if (ended < 100)
      await send(server.address, `/api/galleries/${gallery.id}/runs`, {
        reason: 'again',
        requestedBy: 'Ada',
      });
  }
  const digests = await site.database.query(
    `select distinct manifest_digest from runs where gallery_id = $1`,
    [gallery.id],
  );
  expect(digests).toHaveLength(1);
  expect(workers).toHaveLength(2);
  await tellFigure(18, '100 runs by two workers, 1 digest');
});

test('a worker that is asked to end under load ends what it holds and leaves the rest', async () => {
  const traffic = openTraffic(() => server.address);
  const earlier = await site.operator.zcard('cutline:galleries:completed');
  const worker = await site.start('worker');
  const sent = traffic.send(300);
  const done = () => site.operator.zcard('cutline:galleries:completed');
  await expect.poll(done, { interval: 5 }).toBeGreaterThan(earlier + 120);
  const beganMs = performance.now();
  const status = await worker.stop('SIGTERM');
  const tookMs = performance.now() - beganMs;
  await sent;
  const [left] = await site.database.query<{ count: number }>(
    `select count(*)::integer from runs where finished_at is null`,
  );
  await site.start('worker');
  await checkInvariants(site, traffic.acknowledged, { runsPerGallery: 100 });
  const [again] = await site.database.query<{ count: number }>(
    `select count(*)::integer from runs where attempts > 1 and id = any($1)`,
    [traffic.acknowledged.map(({ runId }) => runId)],
  );
  expect({ status, again: again?.count }).toEqual({ status: 0, again: 0 });
  expect(tookMs).toBeLessThan(30_000);
  await tellFigure(
    15,
    `ended after ${(tookMs / 1000).toFixed(1)} s, ${left?.count} left to its successor, 0 taken twice`,
    'a',
  );
});

test('a worker that cannot end is gone at the second signal', async () => {
  const { gallery } = await submitOne('held');
  let tookMs = 0;
  await site.database.transaction(async (query) => {
    // Whoever takes the run up, or ends it, waits for this.
    await query(`select 1 from galleries where id = $1 for update`, [gallery.id]);
    const worker = await site.start('worker');
    await sleep(1000);
    worker.signal('SIGTERM');
    await sleep(1000);
    const beganMs = performance.now();
    worker.signal('SIGTERM');
    await worker.ended;
    tookMs = performance.now() - beganMs;
  });
  expect(tookMs).toBeLessThan(1000);
  await tellFigure(15, `the second signal: ${tookMs.toFixed(0)} ms`, 'b');
});

async function submitOne(word: string): Promise<Receipt> {
  const text = `${sampleGallery}\nA gull says ${word}. (AP Photo/Ilse Marrow)\n`;
  const answer = await fetch(`${server.address}/api/galleries?source=desk&name=${word}.txt`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: text,
  });
  return (await answer.json()) as Receipt;
}

async function send(address: string, path: string, body: object): Promise<unknown> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told: unknown = await answer.json();
  expect({ isTaken: answer.ok, told }).toMatchObject({ isTaken: true });
  return told;
}

async function countRuns(galleryId: string, state: string): Promise<number> {
  const [row] = await site.database.query<{ count: number }>(
    `select count(*)::integer from runs where gallery_id = $1 and state = $2`,
    [galleryId, state],
  );
  return row?.count ?? 0;
}

function countOf(source: string) {
  return site.database.query(
    `select count(*)::integer as galleries,
            (select count(*)::integer from runs join galleries on galleries.id = gallery_id where source = $1) as runs,
            (select count(*)::integer from publications where source = $1) as publications
       from galleries where source = $1`,
    [source],
  );
}

interface ReadManifest {
  readonly items: readonly { readonly entries: readonly { readonly key: string }[] }[];
}

async function readManifest(galleryId: string): Promise<ReadManifest> {
  return (await (
    await fetch(`${server.address}/api/galleries/${galleryId}/manifest`)
  ).json()) as ReadManifest;
}

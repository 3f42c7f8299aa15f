import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sampleGallery } from '../services/deliveries.ts';
import { parseMetrics, type ReadMetrics } from '../services/read-metrics.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic } from './traffic.ts';

interface Rules {
  readonly groups: readonly {
    readonly rules: readonly { readonly alert: string; readonly expr: string }[];
  }[];
}
const rules = (parse(await readFile('deploy/prometheus/alerts.yml', 'utf8')) as Rules).groups.flatMap(
  (group) => group.rules,
);
const galleries = { queue: 'galleries' };
const patience = { timeout: 10_000 };

let site: Site;
let server: StartedCutline;
beforeAll(async () => {
  site = await openSite();
  server = await site.start('server');
});
afterEach(async () => {
  await site.killWorkers();
  await site.operator.flushall();
});
const crossed = new Set<string>();
afterAll(async () => {
  await tellFigure(24, `${crossed.size} of ${rules.length} alerts crossed their line`);
  await site.close();
});

test('a process that is gone answers no question', async () => {
  const other = await site.start('server');
  await other.kill();
  await expect(read(other)).rejects.toThrow('fetch failed');
  crossed.add('CutlineDown');
});

test('galleries that wait, and nobody who takes them', async () => {
  const before = await read();
  const traffic = openTraffic(() => server.address);
  await traffic.send(60);
  await expect.poll(value('bullmq_queue_workers', galleries), patience).toBe(lineOf('QueueNoWorkers'));
  await expect.poll(value('bullmq_job_count', { ...galleries, state: 'prioritized' }), patience).toBe(60);
  await traffic.send(60);
  await expect.poll(value('bullmq_job_count', { ...galleries, state: 'prioritized' }), patience).toBe(120);
  expect(120).toBeGreaterThan(lineOf('QueueBacklogGrowing'));
  const after = await read();
  const webhook = { ...galleries, source: 'webhook' };
  expect(grown(before, after, 'bullmq_jobs_enqueued_total', webhook)).toBeGreaterThan(
    lineOf('QueueEnqueuedNotDequeued'),
  );
  expect(grown(before, after, 'bullmq_jobs_dequeued_total', galleries)).toBe(0);
  for (const table of ['runs', 'outbox'])
    await site.database.query(`update ${table} set created_at = created_at - interval '150 seconds'`);
  await expect
    .poll(value('bullmq_queue_oldest_job_age_seconds', galleries), patience)
    .toBeGreaterThan(lineOf('QueueOldestJobTooOld'));
  for (const alert of [
    'QueueNoWorkers',
    'QueueBacklogGrowing',
    'QueueEnqueuedNotDequeued',
    'QueueOldestJobTooOld',
  ])
    crossed.add(alert);
  // Whoever takes them up now has been waited for too long.
  const worker = await site.start('worker');
  const count = () => site.database.query(`select id from runs where finished_at is null`);
  await expect.poll(count).toEqual([]);
  const told = await read(worker);
  const slow =
    told.value('gallery_end_to_end_seconds_bucket', { le: String(lineOf('GallerySlow')) }) ?? Number.NaN;
  expect(slow / (told.value('gallery_end_to_end_seconds_count') ?? 0)).toBeLessThan(0.95);
  crossed.add('GallerySlow');
  const quiet = await read();
  expect(grown(quiet, await read(), 'galleries_received_total')).toBe(lineOf('NoGalleriesIngested'));
  crossed.add('NoGalleriesIngested');
});

test('galleries that cannot be cleaned', async () => {
  const worker = await site.start('worker');
  const before = await read(worker);
  for (let at = 0; at < 6; at += 1) await submit(`fails-${at}`, '&inputFormat=tea');
  const failed = { ...galleries, name: 'clean-gallery', outcome: 'failed' };
  await expect
    .poll(async () => grown(before, await read(worker), 'bullmq_job_attempts_total', failed))
    .toBeGreaterThanOrEqual(5);
  const after = await read(worker);
  const [bad, good] = [failed, { ...failed, outcome: 'completed' }].map((labels) =>
    grown(before, after, 'bullmq_job_attempts_total', labels),
  ) as [number, number];
  expect(bad / (bad + good)).toBeGreaterThan(0.05);
  crossed.add('QueueFailureRatioHigh');
});

test('a worker that dies with jobs in hand', async () => {
  await openTraffic(() => server.address).send(3);
  await expect.poll(value('bullmq_job_count', { ...galleries, state: 'prioritized' }), patience).toBe(3);
  await site.database.transaction(async (query) => {
    // Nobody can take a run up while this is held: what is taken from the queue stays in hand.
    await query(`lock table runs in share row exclusive mode`);
    const holder = await site.start('worker');
    await expect.poll(() => site.operator.llen('cutline:galleries:active'), { interval: 20 }).toBe(3);
    await holder.kill();
  });
  const heir = await site.start('worker');
  const stalled = { ...galleries, name: 'clean-gallery', outcome: 'stalled' };
  await expect
    .poll(async () => (await read(heir)).value('bullmq_job_attempts_total', stalled))
    .toBeGreaterThanOrEqual(lineOf('QueueStalls'));
  crossed.add('QueueStalls');
});

test('a queue that is paused', async () => {
  await send('/api/queues/galleries/pause', { who: 'Ada' });
  await expect.poll(value('bullmq_queue_paused', galleries), patience).toBe(lineOf('QueuePausedTooLong'));
  await send('/api/queues/galleries/resume', { who: 'Ada' });
  crossed.add('QueuePausedTooLong');
});

test('a Redis that cannot write its file, is nearly full, and is gone', async () => {
  await killRewriting();
  await expect.poll(value('redis_aof_last_write_ok'), patience).toBe(lineOf('RedisAofFailing'));
  crossed.add('RedisAofFailing');
  const before = await read();
  await site.operator.setrange('filler', 20 * 1024 * 1024, 'x');
  const used = Number(/^used_memory:(\d+)/m.exec(await site.operator.info('memory'))?.[1]);
  await site.operator.config('SET', 'maxmemory', Math.round(used / 0.88));
  await expect.poll(value('redis_memory_used_ratio'), patience).toBeGreaterThan(lineOf('RedisMemory'));
  await expect.poll(() => submit('refused')).toBe(503);
  expect(grown(before, await read(), 'intake_refused_total')).toBeGreaterThan(lineOf('IntakeRefusing'));
  crossed.add('RedisMemory').add('IntakeRefusing');
  await site.redis.kill();
  await expect.poll(value('redis_up'), patience).toBe(lineOf('RedisAway'));
  crossed.add('RedisAway');
  expect(await submit('waits')).toBe(202);
  await site.database.query(
    `update outbox set created_at = created_at - interval '90 seconds' where published_at is null`,
  );
  await expect.poll(value('outbox_oldest_age_seconds'), patience).toBeGreaterThan(lineOf('OutboxStuck'));
  crossed.add('OutboxStuck');
  await site.redis.start();
});

test('a PostgreSQL that is gone', async () => {
  await site.postgres.kill();
  await expect.poll(value('database_up'), patience).toBe(lineOf('DatabaseAway'));
  await site.postgres.start();
  crossed.add('DatabaseAway');
});

test('each alert has had its fault', () => {
  expect([...crossed].toSorted()).toEqual(rules.map(({ alert }) => alert).toSorted());
});

/** The process in which Redis writes its file anew, which has been made slow, is killed. */
async function killRewriting(): Promise<void> {
  await site.operator.config('SET', 'rdb-key-save-delay', '10000000');
  await site.operator.set('slow', 'to write');
  const pid = /^process_id:(\d+)/m.exec(await site.operator.info('server'))?.[1];
  await site.operator.bgrewriteaof();
  const child = () => readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  await expect.poll(child, patience).toMatch(/\d/);
  process.kill(Number(await child()), 'SIGKILL');
}

/** The number that an alert compares with first: `… > 120 and …` → 120. */
function lineOf(name: string): number {
  const rule = rules.find(({ alert }) => alert === name);
  return Number(/(?:[<>]=?|==) ([\d.]+)/.exec(rule?.expr ?? '')?.[1]);
}

async function read(from = server): Promise<ReadMetrics> {
  return parseMetrics(await (await fetch(`${from.address}/metrics`)).text());
}

/** What `/metrics` says once it says so; gauges may be a second old. */
function value(name: string, labels: Readonly<Record<string, string>> = {}) {
  return async () => (await read()).value(name, labels);
}

function grown(before: ReadMetrics, after: ReadMetrics, name: string, labels = {}): number {
  return (after.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0);
}

async function submit(name: string, query = ''): Promise<number> {
  const answer = await fetch(`${server.address}/api/galleries?source=wire&name=${name}${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: `${sampleGallery}\nA gull says ${name}. (AP)\n`,
  });
  return answer.status;
}

async function send(path: string, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${server.address}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  expect(answer.ok).toBe(true);
}

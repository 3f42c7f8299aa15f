import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Health, HealthHistory } from '../../src/client/health-schemas.ts';
import { listSamples } from '../../src/storage/health/health-samples.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { startUpkeep } from '../../src/workers/start-upkeep.ts';
import { sampleHealth } from '../../src/workers/start-sampler.ts';
import { findBackends } from '../services/backends.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}

describe.each(backends)('health over HTTP, $name', (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());

  test('tells what was done, what waits and who works', async () => {
    const { run } = await submit('Rain falls on Ostrand. (AP)');
    await opened.followRun(run.href);
    const health = await read();
    expect(health.runs).toMatchObject({
      waiting: 0,
      running: 0,
      oldestWaitingSeconds: null,
      failedLastHour: 0,
      recent: { minutes: 15, asked: 1, ended: 1, failed: 0 },
    });
    expect(health.runs.recent.waitMs?.p50).toBeGreaterThanOrEqual(0);
    expect(health.runs.recent.runMs?.p99).toBeGreaterThanOrEqual(health.runs.recent.runMs?.p50 ?? 0);
    expect(health.outbox).toEqual({ pending: 0, oldestSeconds: null });
    expect(health.engine.queues.map(({ name }) => name)).toContain('galleries');
    expect(health.database.version).toMatch(/^\d+/);
    expect(health.database.sizeBytes).toBeGreaterThan(1_000_000);
    expect(health.database.isEmbedded).toBe(backend.name === 'embedded');
    expect(health.engine).toMatchObject(
      backend.name === 'embedded'
        ? { kind: 'embedded', problem: null, workers: null, redis: null }
        : {
            kind: 'redis',
            workers: [{ queues: ['galleries', 'photos', 'polls', 'upkeep', 'deliveries'] }],
            redis: { policy: 'noeviction' },
          },
    );
  });

  test('a paused queue keeps its jobs, says so, and goes on when it is told to', async () => {
    expect((await post('/api/queues/galleries/pause', { who: 'Ada' })).json()).toEqual({
      queue: 'galleries',
      isPaused: true,
      isApplied: true,
    });
    await post('/api/queues/galleries/pause', { who: 'Ben' });
    const { run } = await submit('Snow falls on Ostrand. (AP)');
    const health = await until((each) => each.outbox.pending === 0 && each.runs.waiting === 1);
    expect(health.pauses).toMatchObject([{ queue: 'galleries', by: 'Ada' }]);
    expect(health.engine.queues.find(({ name }) => name === 'galleries')).toMatchObject({
      isPaused: true,
      waiting: 1,
    });
    expect(health.runs.oldestWaitingSeconds).toBeGreaterThanOrEqual(0);
    expect(health.alarms).toContainEqual({
      code: 'paused',
      message: 'galleries is paused by Ada',
      isUrgent: false,
    });
    const ready = await opened.server.inject('/readyz');
    expect(ready.statusCode).toBe(200);
    expect(ready.body).toContain('galleries is paused by Ada');
    await post('/api/queues/galleries/resume', { who: 'Ben' });
    expect(await opened.followRun(run.href)).toMatchObject({ state: 'succeeded' });
    const audit = (await opened.server.inject('/api/audit')).json<{
      records: { action: string; actor: string }[];
    }>();
    expect(
      audit.records
        .filter(({ action }) => action.startsWith('queue-'))
        .map(({ action, actor }) => [action, actor]),
    ).toEqual([
      ['queue-resumed', 'Ben'],
      ['queue-paused', 'Ada'],
    ]);
  });

  test('the engine is told again of a pause that it forgot', async () => {
    const { queue } = opened.resources;
    await post('/api/queues/polls/pause', {});
    await queue.setPaused('polls', false);
    await queue.setPaused('photos', true);
    const upkeep = startUpkeep(opened.resources, 50);
    await expect.poll(() => queue.isPaused('polls')).toBe(true);
    await expect.poll(() => queue.isPaused('photos')).toBe(false);
    await post('/api/queues/polls/resume', {});
    await upkeep.close();
  });

  test('a minute is measured once, however many servers are there', async () => {
    const { database } = opened.resources;
    await database.query(`delete from health_samples`);
    const { run } = await submit('Hail falls on Ostrand. (AP)');
    await opened.followRun(run.href);
    // As if a minute had passed.
    await database.query(
      `update runs set created_at = created_at - interval '1 minute', started_at = started_at - interval '1 minute',
                       finished_at = finished_at - interval '1 minute'`,
    );
    await Promise.all([1, 2, 3].map(() => sampleHealth(opened.resources)));
    const samples = await listSamples(database, 10);
    expect(samples).toHaveLength(1);
    const minute = Date.parse(samples[0]?.minute ?? '');
    expect(minute % 60_000).toBe(0);
    const [stored] = await database.query<{ ended: string }>(
      `select count(*) as ended from runs where finished_at >= $1 and finished_at < $2`,
      [new Date(minute), new Date(minute + 60_000)],
    );
    expect(samples[0]?.runs.ended).toBe(Number(stored?.ended));
    expect(samples[0]?.workers).toBe(backend.name === 'embedded' ? null : 1);
    await database.query(`update health_samples set minute = minute - interval '9 days'`);
    await sampleHealth(opened.resources);
    expect(await listSamples(database, 60 * 24 * 30)).toHaveLength(1);
  });

  test('what was measured is charted for an hour, a day and a week', async () => {
    const { database } = opened.resources;
    await database.query(
      `insert into health_samples (minute, facts)
       select minute, facts from (select facts from health_samples limit 1) as one,
              generate_series(date_trunc('hour', now()) - interval '3 hours', date_trunc('hour', now()) - interval '1 minute',
                              interval '1 minute') as minute on conflict do nothing`,
    );
    const day = await history('day');
    expect(day.stepSeconds).toBe(300);
    expect(day.points.length).toBeGreaterThanOrEqual(36);
    expect(day.points.length).toBeLessThanOrEqual(38);
    expect((await history('week')).stepSeconds).toBe(1800);
    expect((await history('hour')).points.length).toBeLessThanOrEqual(61);
    expect((await opened.server.inject('/api/health/history?range=year')).statusCode).toBe(400);
  });

  test('bull-board shows the queues and changes nothing, under a policy without inline scripts', async () => {
    const page = await opened.server.inject('/queues');
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self';");
    expect((await opened.server.inject('/api/health')).headers['content-security-policy']).toContain(
      "style-src 'self';",
    );
    const queues = (await opened.server.inject('/queues/api/queues')).json<{ queues: { name: string }[] }>();
    expect(queues.queues.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['galleries', 'photos', 'polls', 'upkeep', 'deliveries']),
    );
    for (const path of ['galleries/pause', 'galleries/obliterate', 'pause-all', 'galleries/add']) {
      const answer = await opened.server.inject({
        method: 'PUT',
        url: `/queues/api/queues/${path}`,
        body: {},
      });
      expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    }
    expect(await opened.resources.queue.isPaused('galleries')).toBe(false);
  });

  // Embedded, the queue is away when the records are.
  test.runIf(backend.name === 'servers')(
    'a queue that is away is told, and what it is to do is kept',
    async () => {
      const { resources, close } = await backend.open();
      const server = await buildServer(resources);
      await resources.queue.close();
      const health = async () => (await server.inject('/api/health')).json<Health>();
      await expect.poll(health).toMatchObject({
        engine: { problem: 'Redis does not answer', queues: [], workers: null },
        alarms: [{ code: 'queue-away', isUrgent: true }],
      });
      const paused = await server.inject({ method: 'POST', url: '/api/queues/photos/pause', body: {} });
      expect(paused.json()).toMatchObject({ isPaused: true, isApplied: false });
      expect((await health()).pauses).toMatchObject([{ queue: 'photos' }]);
      await sampleHealth(resources);
      expect(await listSamples(resources.database, 10)).toMatchObject([{ workers: null, redisBytes: null }]);
      await server.close();
      await close();
    },
  );

  test.each(['/api/queues/all/pause', '/api/queues/galleries/stop'])('%s is refused', async (path) => {
    expect((await post(path, {})).statusCode).toBeGreaterThanOrEqual(400);
  });

  async function submit(text: string): Promise<Receipt> {
    const document = { entries: [{ caption: text }] };
    return (
      await opened.server.inject({ method: 'POST', url: '/api/galleries', body: document })
    ).json<Receipt>();
  }

  async function read(): Promise<Health> {
    return (await opened.server.inject('/api/health')).json<Health>();
  }

  async function until(is: (health: Health) => boolean): Promise<Health> {
    await expect.poll(async () => is(await read()), { timeout: 10_000 }).toBe(true);
    return read();
  }

  async function history(range: string): Promise<HealthHistory> {
    return (await opened.server.inject(`/api/health/history?range=${range}`)).json<HealthHistory>();
  }

  function post(url: string, body: object) {
    return opened.server.inject({ method: 'POST', url, body });
  }
});

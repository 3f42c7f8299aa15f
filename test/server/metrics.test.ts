import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queueNames } from '../../src/jobs/jobs.ts';
import { openResources } from '../../src/resources.ts';
import { buildServer } from '../../src/server/build-server.ts';
import { readSettings } from '../../src/settings.ts';
import { startReconciler } from '../../src/workers/start-reconciler.ts';
import { findBackends } from '../services/backends.ts';
import { readMetrics, type ReadMetrics } from '../services/read-metrics.ts';
import { findFreePort } from '../services/free-port.ts';
import { openServer, type OpenServer } from './open-server.ts';

const backends = await findBackends();
afterAll(async () => {
  for (const backend of backends) await backend.close();
});

describe.each(backends)('metrics, $name', (backend) => {
  let opened: OpenServer;
  beforeAll(async () => {
    opened = await openServer(backend);
  });
  afterAll(() => opened.close());

  const read = (): Promise<ReadMetrics> => readMetrics(opened.server);

  test('has every metric that is promised, and no label that could grow', async () => {
    const metrics = await read();
    const promised = [
      ...namesEverywhere,
      ...(backend.name === 'servers' ? ['redis_up', 'redis_aof_last_write_ok'] : []),
    ];
    expect(promised.filter((name) => !metrics.names.has(name))).toEqual([]);
    const own = metrics.series.filter(({ name }) => !/^(?:nodejs|process)_/.test(name));
    const labels = new Set(own.flatMap((series) => Object.keys(series.labels)));
    expect([...labels].toSorted()).toEqual(
      ['kind', 'le', 'name', 'outcome', 'queue', 'source', 'state', 'version'].filter((label) =>
        labels.has(label),
      ),
    );
    expect(metrics.value('bullmq_queue_workers', { queue: 'galleries' })).toBe(1);
    expect(metrics.value('database_up')).toBe(1);
    // A first moment has to pass before its lag is known.
    const lag = async () => (await read()).value('nodejs_eventloop_lag_p99_seconds');
    await expect.poll(lag).toBeGreaterThan(0.001);
  });

  test('counts a gallery on its way from receipt to manifest, and one that came twice', async () => {
    const before = await read();
    const { run } = await submit('Rain falls on Ostrand. (AP)');
    await submit('Rain falls on Ostrand. (AP)');
    await opened.followRun(run.href);
    const job = { queue: 'galleries', name: 'clean-gallery' };
    await expect
      .poll(async () => grown(before, await read(), 'bullmq_job_completed_total', { queue: 'galleries' }), {
        timeout: 5000,
      })
      .toBe(1);
    const after = await read();
    const growth = (name: string, labels = {}) => grown(before, after, name, labels);
    expect({
      received: growth('galleries_received_total'),
      deduplicated: growth('bullmq_jobs_deduplicated_total', { queue: 'galleries' }),
      enqueued: growth('bullmq_jobs_enqueued_total', { queue: 'galleries', source: 'webhook' }),
      dequeued: growth('bullmq_jobs_dequeued_total', { queue: 'galleries' }),
      waits: growth('bullmq_job_wait_duration_seconds_count', job),
      runs: growth('bullmq_job_run_duration_seconds_count', { ...job, outcome: 'completed' }),
      emitted: growth('manifests_emitted_total'),
      endToEnd: growth('gallery_end_to_end_seconds_count'),
      completed: growth('bullmq_job_attempts_total', { ...job, outcome: 'completed' }),
    }).toEqual({
      received: 2,
      deduplicated: 1,
      enqueued: 1,
      dequeued: 1,
      waits: 1,
      runs: 1,
      emitted: 1,
      endToEnd: 1,
      completed: 1,
    });
    expect(growth('gallery_end_to_end_seconds_sum')).toBeGreaterThanOrEqual(
      growth('bullmq_job_run_duration_seconds_sum', { ...job, outcome: 'completed' }) / 2,
    );
  });

  test('a rerun is told apart and is no part of end-to-end', async () => {
    const { gallery, run } = await submit('Fog lies on Ostrand. (AP)');
    await opened.followRun(run.href);
    const before = await read();
    const url = `/api/galleries/${gallery.id}/runs`;
    const rerun = await opened.server.inject({
      method: 'POST',
      url,
      body: { reason: 'again', requestedBy: 'Ada' },
    });
    await opened.followRun(rerun.json<Receipt>().run.href);
    await expect.poll(async () => grown(before, await read(), 'manifests_emitted_total')).toBe(1);
    const after = await read();
    const source = { queue: 'galleries', source: 'rerun' };
    expect(grown(before, after, 'bullmq_jobs_enqueued_total', source)).toBe(1);
    expect(grown(before, after, 'gallery_end_to_end_seconds_count')).toBe(0);
  });

  test('a paused queue and what waits in it are seen by every replica, within seconds', async () => {
    const { resources } = opened;
    const replica = await buildServer({ ...resources });
    await pause('pause');
    const { run } = await submit('Snow falls on Ostrand. (AP)');
    await resources.database.query(
      `update outbox set created_at = now() - interval '200 seconds' where run_id = $1`,
      [run.id],
    );
    const galleries = { queue: 'galleries' };
    for (const server of [opened.server, replica]) {
      await expect
        .poll(
          async () =>
            (await readMetrics(server)).value('bullmq_job_count', { ...galleries, state: 'prioritized' }),
          {
            timeout: 5000,
          },
        )
        .toBe(1);
      const metrics = await readMetrics(server);
      expect(metrics.value('bullmq_queue_paused', galleries)).toBe(1);
      expect(metrics.value('bullmq_queue_paused', { queue: 'photos' })).toBe(0);
      expect(metrics.value('bullmq_queue_oldest_job_age_seconds', galleries)).toBeGreaterThanOrEqual(200);
      expect(metrics.value('bullmq_queue_oldest_job_age_seconds', galleries)).toBeLessThan(205);
    }
    await pause('resume');
    await opened.followRun(run.href);
    await expect
      .poll(async () => (await read()).value('bullmq_queue_oldest_job_age_seconds', galleries), {
        timeout: 5000,
      })
      .toBe(0);
    await replica.close();
  });

  test('attempts that fail are counted by how they end', async () => {
    const before = await read();
    const { queue } = opened.resources;
    // No configuration here knows this source: its poll is not worth another attempt.
    await queue.schedulePolls([{ source: 'nobody', everyMs: 60_000 }]);
    const polled = { queue: 'polls', name: 'poll-source', outcome: 'failed' };
    await expect
      .poll(async () => grown(before, await read(), 'bullmq_job_attempts_total', polled), { timeout: 10_000 })
      .toBeGreaterThanOrEqual(1);
    await queue.schedulePolls([]);
  });

  test('a job that was lost and made again is counted', async () => {
    const { database, queue, metrics } = opened.resources;
    await pause('pause');
    const { run } = await submit('Dew lies on Ostrand. (AP)');
    await expect.poll(() => queue.findJob(run.id)).not.toBeNull();
    await expect.poll(() => queue.remove(run.id)).toBe(true);
    await database.query(`update runs set changed_at = now() - interval '1 hour' where id = $1`, [run.id]);
    await database.query(`update outbox set published_at = now() - interval '1 hour' where run_id = $1`, [
      run.id,
    ]);
    const reconciler = startReconciler(opened.resources, { everyMs: 50, quietSeconds: 20 });
    await expect
      .poll(async () => (await read()).value('reconciler_requeued_total'), { timeout: 5000 })
      .toBe(1);
    await reconciler.close();
    expect((await metrics.requeued.get()).values[0]?.value).toBe(1);
    await pause('resume');
    await opened.followRun(run.href);
  });

  test('a process that only works serves them too', async () => {
    const worker = await buildServer(opened.resources, 'worker');
    const metrics = await readMetrics(worker);
    expect(metrics.names.has('bullmq_job_attempts_total')).toBe(true);
    expect(metrics.value('bullmq_queue_workers', { queue: 'photos' })).toBe(1);
    await worker.close();
  });

  function pause(action: 'pause' | 'resume') {
    return opened.server.inject({
      method: 'POST',
      url: `/api/queues/galleries/${action}`,
      body: { who: 'Ada' },
    });
  }

  async function submit(text: string): Promise<Receipt> {
    const body = { entries: [{ caption: text }] };
    return (await opened.server.inject({ method: 'POST', url: '/api/galleries', body })).json<Receipt>();
  }
});

const servers = backends.find(({ name }) => name === 'servers');

describe.skipIf(servers === undefined)('metrics where something is away', () => {
  test('without Redis they say so, and tell no old numbers', async () => {
    const { resources, close } = await (servers ?? backends[0]!).open();
    const { servers: addresses } = resources.settings;
    const redisUrl = `redis://127.0.0.1:${await findFreePort()}`;
    const env = { LOG_LEVEL: 'silent', REDIS_URL: redisUrl, DATABASE_URL: addresses?.databaseUrl ?? '' };
    const alone = await openResources(readSettings({ dataDir: resources.settings.dataDir }, env));
    const server = await buildServer(alone);
    const answer = await server.inject({
      method: 'POST',
      url: '/api/galleries',
      body: { entries: [{ caption: 'Sleet falls on Ostrand. (AP)' }] },
    });
    expect(answer.statusCode).toBe(202);
    const metrics = await readMetrics(server);
    expect(metrics.value('redis_up')).toBe(0);
    expect(metrics.value('outbox_pending')).toBe(1);
    expect(metrics.value('bullmq_queue_paused', { queue: 'galleries' })).toBe(0);
    expect(metrics.value('bullmq_queue_workers', { queue: 'galleries' })).toBeNull();
    expect(metrics.value('bullmq_job_count', { queue: 'galleries', state: 'waiting' })).toBeNull();
    await server.close();
    await alone.close();
    await close();
  });

  test('without workers there are none', async () => {
    const { resources, close } = await (servers ?? backends[0]!).open();
    const server = await buildServer(resources);
    const metrics = await readMetrics(server);
    for (const queue of queueNames) expect(metrics.value('bullmq_queue_workers', { queue })).toBe(0);
    await server.close();
    await close();
  });

  test('without PostgreSQL they answer all the same', async () => {
    const { resources, close } = await (servers ?? backends[0]!).open();
    const query = () => Promise.reject(new Error('away'));
    const server = await buildServer({ ...resources, database: { ...resources.database, query } });
    const metrics = await readMetrics(server);
    expect(metrics.value('database_up')).toBe(0);
    expect(metrics.value('redis_up')).toBe(1);
    expect(metrics.value('outbox_pending')).toBeNull();
    await server.close();
    await close();
  });
});

interface Receipt {
  readonly gallery: { readonly id: string };
  readonly run: { readonly id: string; readonly href: string };
}

function grown(before: ReadMetrics, after: ReadMetrics, name: string, labels = {}): number {
  return (after.value(name, labels) ?? 0) - (before.value(name, labels) ?? 0);
}

const namesEverywhere = [
  'bullmq_job_count',
  'bullmq_job_completed_total',
  'bullmq_job_failed_total',
  'bullmq_queue_oldest_job_age_seconds',
  'bullmq_queue_paused',
  'bullmq_queue_workers',
  'bullmq_queue_delayed_overdue',
  'bullmq_job_wait_duration_seconds',
  'bullmq_job_run_duration_seconds',
  'bullmq_job_attempts_total',
  'bullmq_worker_errors_total',
  'bullmq_lock_lost_total',
  'bullmq_jobs_enqueued_total',
  'bullmq_jobs_dequeued_total',
  'bullmq_jobs_deduplicated_total',
  'galleries_received_total',
  'manifests_emitted_total',
  'gallery_end_to_end_seconds',
  'outbox_pending',
  'outbox_oldest_age_seconds',
  'reconciler_requeued_total',
  'nodejs_eventloop_lag_p99_seconds',
  'build_info',
];

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort } from '../services/free-port.ts';
import { startPrivateRedis } from '../services/private-redis.ts';
import { runBuilt } from '../services/run-built.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic } from './traffic.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

test('a Redis that is killed and comes back loses nothing, and nobody has to restart anything', async () => {
  const server = await site.start('server');
  await site.start('worker');
  const traffic = openTraffic(() => server.address);
  await traffic.send(100);
  const during = traffic.send(100);
  await site.redis.kill();
  await during;
  const goneUntil = Date.now() + 3000;
  while (Date.now() < goneUntil) {
    await traffic.send(10);
    await sleep(200);
  }
  await site.redis.start();
  const [started] = await site.database.query<{ at: Date }>(`select now() as at`);
  const { waitedMs } = await checkInvariants(site, traffic.acknowledged);
  const [first] = await site.database.query<{ seconds: string }>(
    `select extract(epoch from min(finished_at) - $1) as seconds from runs where finished_at > $1`,
    [started?.at],
  );
  const resumedAfter = Number(first?.seconds);
  expect([...traffic.refused.keys()].filter((status) => status !== 503)).toEqual([]);
  await tellFigure(
    4,
    `${traffic.acknowledged.length} acknowledged, 0 lost; the slowest answer ${(traffic.slowestMs() / 1000).toFixed(2)} s; work went on ${resumedAfter.toFixed(1)} s after its start, all was done after ${(waitedMs / 1000).toFixed(1)} s`,
  );
  expect(traffic.slowestMs()).toBeLessThan(1000);
  expect(resumedAfter).toBeLessThan(5);
});

test('who is told to stop while Redis is away stops at once', async () => {
  const [server, worker] = [await site.start('server'), await site.start('worker')];
  await site.redis.kill();
  await sleep(1500);
  const toldAt = Date.now();
  expect(await Promise.all([server.stop('SIGTERM'), worker.stop('SIGTERM')])).toEqual([0, 0]);
  expect(Date.now() - toldAt).toBeLessThan(10_000);
});

test('a Redis that forgets everything is told again within a minute', async () => {
  const server = await site.start('server');
  const traffic = openTraffic(() => server.address);
  await traffic.send(200);
  await expect.poll(() => site.operator.zcard('cutline:galleries:prioritized')).toBe(200);
  await site.start('worker');
  await expect
    .poll(() => site.operator.zcard('cutline:galleries:completed'), { interval: 1 })
    .toBeGreaterThan(5);
  await site.operator.flushall();
  const { waitedMs } = await checkInvariants(site, traffic.acknowledged, { timeoutMs: 90_000 });
  await tellFigure(5, `all ended ${(waitedMs / 1000).toFixed(0)} s after it`);
  expect(waitedMs).toBeLessThan(60_000);
});

test('without a Redis it starts and takes galleries, which are cleaned when one comes', async () => {
  const port = await findFreePort();
  const system = await site.start('all', { REDIS_URL: `redis://127.0.0.1:${port}` });
  const status = async (path: string) => (await fetch(`${system.address}${path}`)).status;
  expect([await status('/livez'), await status('/readyz')]).toEqual([200, 503]);
  const traffic = openTraffic(() => system.address);
  await traffic.send(50);
  expect(traffic.acknowledged).toHaveLength(50);
  const redis = await startPrivateRedis({ port });
  const beganMs = performance.now();
  await checkInvariants(site, traffic.acknowledged);
  const waitedMs = performance.now() - beganMs;
  await expect.poll(() => status('/readyz')).toBe(200);
  await redis?.close();
  await tellFigure(6, `50 taken without it, all done ${(waitedMs / 1000).toFixed(1)} s after it came`);
});

test('a Redis that is full has intake refuse, is not written about without end, and drains by itself', async () => {
  const system = await site.start('all', { LOG_LEVEL: 'error' });
  const traffic = openTraffic(() => system.address);
  await site.operator.setrange('filler', 20 * 1024 * 1024, 'x');
  await traffic.send(20);
  await limitMemory(0.87);
  await expect.poll(() => traffic.send(1).then(() => traffic.refused.get(503) ?? 0)).toBeGreaterThan(0);
  const loggedBefore = countErrors(system.output());
  // Beyond its limit: it refuses every write, of workers as well.
  await limitMemory(1.02);
  const fullMs = 10_000;
  await sleep(fullMs);
  const lines = countErrors(system.output()) - loggedBefore;
  await site.operator.config('SET', 'maxmemory', '128mb');
  const refused = traffic.refused.get(503) ?? 0;
  await expect
    .poll(() => traffic.send(1).then(() => traffic.refused.get(503)), { timeout: 10_000, interval: 200 })
    .toBe(refused);
  await checkInvariants(site, traffic.acknowledged);
  await tellFigure(7, `refused from 87 % on; full for 10 s: ${lines} lines of errors; drained`);
  expect(lines).toBeLessThanOrEqual(fullMs / 1000);
});

test('a Redis that would drop jobs is refused at the start', async () => {
  const redis = await startPrivateRedis({ policy: 'allkeys-lru' });
  const env = { REDIS_URL: redis?.url, DATABASE_URL: site.postgres.url };
  const { status, stderr } = await runBuilt(['start', '--port', '0', '--data-dir', site.dataDir], env);
  await redis?.close();
  expect(status).toBe(1);
  expect(stderr).toContain('Redis has maxmemory-policy allkeys-lru and would drop jobs when it is full');
  await tellFigure(8, `status ${status}, the policy and its remedy are named`);
});

/** Has what is used be this share of what may be. */
async function limitMemory(share: number): Promise<void> {
  const used = Number(/^used_memory:(\d+)/m.exec(await site.operator.info('memory'))?.[1]);
  await site.operator.config('SET', 'maxmemory', Math.round(used / share));
}

function countErrors(log: string): number {
  return log.split('\n').filter((line) => line.includes('"level":50')).length;
}

import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic } from './traffic.ts';

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

test('twenty kills of workers lose no gallery and double none', async () => {
  const server = await site.start('server');
  const traffic = openTraffic(() => server.address);
  const workers = [await site.start('worker'), await site.start('worker')];
  for (let kills = 0; kills < 20; kills += 1) {
    const sent = traffic.send(25);
    await sleep(Math.random() * 200);
    await workers[kills % 2]?.kill();
    workers[kills % 2] = await site.start('worker');
    await sent;
  }
  expect(traffic.acknowledged).toHaveLength(500);
  const { repeated } = await checkInvariants(site, traffic.acknowledged);
  await tellFigure(
    1,
    `20 kills, 500 galleries: 0 lost, 500 published once, ${repeated} begun more than once`,
  );
});

test('the only worker’s job is another’s before lock and interval have passed, and two seconds', async () => {
  const server = await site.start('server');
  const traffic = openTraffic(() => server.address);
  const tookMs: number[] = [];
  const startsMs: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    const doomed = await site.start('worker', { CUTLINE_DIE_AT: 'run-claimed', NODE_ENV: 'test' });
    await traffic.send(1);
    expect(await doomed.ended).toBe('SIGKILL');
    const diedMs = performance.now();
    const successor = await site.start('worker');
    const startMs = performance.now() - diedMs;
    await checkInvariants(site, traffic.acknowledged);
    // A process has to be there to take over: how long it takes to start is not the lock's matter.
    tookMs.push(performance.now() - diedMs - startMs);
    startsMs.push(startMs);
    await successor.kill();
  }
  await tellFigure(
    3,
    `${tookMs.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s after its successor had started, which took ${(Math.max(...startsMs) / 1000).toFixed(1)} s at most`,
  );
  expect(Math.max(...tookMs)).toBeLessThan(5000);
});

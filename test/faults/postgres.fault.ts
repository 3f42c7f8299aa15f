import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic } from './traffic.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test('a PostgreSQL that is cut off and comes back keeps every gallery it had taken, and fails none', async () => {
  const server = await site.start('server');
  await site.start('worker');
  const traffic = openTraffic(() => server.address);
  await traffic.send(50);
  const during = traffic.send(150);
  await sleep(100);
  await site.postgres.kill();
  await during;
  await sleep(2000);
  await site.postgres.start();
  const beganMs = performance.now();
  while (traffic.acknowledged.length < 200) await traffic.send(1);
  const againMs = performance.now() - beganMs;
  const { waitedMs, repeated, mostAttempts } = await checkInvariants(site, traffic.acknowledged);
  // The sender was refused or cut off, never told what was not so.
  expect([...traffic.refused.keys()].filter((status) => status < 500 && status !== 0)).toEqual([]);
  await tellFigure(
    9,
    `200 acknowledged, 0 lost, 0 failed; ${repeated} begun again, the most often ${mostAttempts} times; all taken and done ${((againMs + waitedMs) / 1000).toFixed(1)} s after its start`,
  );
});

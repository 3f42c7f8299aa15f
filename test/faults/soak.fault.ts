import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testEnvironment } from '../services/test-environment.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic, type Traffic } from './traffic.ts';

/** The short form is for every change; `SOAK_MINUTES=60` is the long one. */
const minutes = Number(testEnvironment['SOAK_MINUTES'] ?? 1);
const isLong = minutes > 5;
const killEveryMs = isLong ? 10_000 : 3000;
const checkEveryMs = isLong ? 60_000 : 10_000;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test(
  'whatever is killed, nothing is lost and nothing doubled',
  { timeout: (minutes + 3) * 60_000 },
  async () => {
    const desk = await openDesk();
    const traffic = openTraffic(() => desk.server().address);
    const kinds = Object.keys(desk.kills) as (keyof typeof desk.kills)[];
    const kills = new Map(kinds.map((kind) => [kind, 0]));
    // Each kind in turn, in an order that nobody knows.
    const bag: (typeof kinds)[number][] = [];
    let checked = 0;
    let checks = 0;
    for (const until = Date.now() + minutes * 60_000; Date.now() < until; checks += 1) {
      for (const next = Date.now() + checkEveryMs; Date.now() < next;) {
        const sent = sendFor(traffic, killEveryMs);
        await sleep(Math.random() * killEveryMs);
        if (bag.length === 0) bag.push(...kinds.toSorted(() => Math.random() - 0.5));
        const kind = bag.pop() ?? 'worker';
        await desk.kills[kind]();
        kills.set(kind, (kills.get(kind) ?? 0) + 1);
        await sent;
      }
      await checkInvariants(site, traffic.acknowledged.slice(checked));
      checked = traffic.acknowledged.length;
    }
    const ids = traffic.acknowledged.map(({ galleryId }) => galleryId);
    const [kept] = await site.database.query<{ count: number }>(
      `select count(*)::integer from galleries where id = any($1)`,
      [ids],
    );
    expect(kept?.count).toBe(ids.length);
    const told = [...kills].map(([kind, count]) => `${kind} ${count}`).join(', ');
    await tellFigure(
      23,
      `${minutes} min, kills: ${told}; ${ids.length} acknowledged, 0 lost, each published once, at ${checks} looks`,
    );
  },
);

/** A server and two workers, and the ways to end a part of it, which comes back. */
async function openDesk() {
  let server = await site.start('server');
  const workers = [await site.start('worker'), await site.start('worker')] as [
    StartedCutline,
    StartedCutline,
  ];
  const kills = {
    worker: async () => {
      const at = Math.random() < 0.5 ? 0 : 1;
      await workers[at].kill();
      workers[at] = await site.start('worker');
    },
    server: async () => {
      await server.kill();
      server = await site.start('server');
    },
    redis: async () => {
      await site.redis.kill();
      await sleep(500);
      await site.redis.start();
    },
    postgres: async () => {
      await site.postgres.kill();
      await sleep(500);
      await site.postgres.start();
    },
  };
  return { server: () => server, kills };
}

/** A few galleries a second, as on a busy day. */
async function sendFor(traffic: Traffic, forMs: number): Promise<void> {
  for (const until = Date.now() + forMs; Date.now() < until; await sleep(100)) await traffic.send(2);
}

import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleGallery } from '../services/deliveries.ts';
import { startProcess, type TestProcess } from '../services/start-process.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic, post, type Traffic } from './traffic.ts';

const limits = { CUTLINE_RUN_SECONDS: '4', CUTLINE_RUN_MEMORY_MIB: '400' };
const poisons = [
  ['it throws', /^RUN_FAILED$/],
  ['it ends', /^RUN_FAILED$/],
  ['it hangs', /^RUN_TOO_LONG$/],
  // On a busy machine its time is up before its memory.
  ['it fills the heap', /^RUN_TOO_(?:LARGE|LONG)$/],
  ['it fills the heap at once', /^RUN_TOO_(?:LARGE|LONG)$/],
  ['it takes memory', /^RUN_TOO_(?:LARGE|LONG)$/],
] as const;

let site: Site;
let worker: TestProcess | null = null;
beforeEach(async () => {
  site = await openSite();
});
afterEach(async () => {
  await worker?.kill();
  await site.close();
});

test('a gallery whose cleaning throws, hangs or eats memory fails alone, with its reason', async () => {
  const server = await site.start('server');
  const servers = { REDIS_URL: site.redis.url, DATABASE_URL: site.postgres.url };
  worker = startProcess('poisoned-worker.ts', { ...servers, ...limits, LOG_LEVEL: 'silent' });
  await worker.nextLine();
  const traffic = openTraffic(() => server.address);
  // Its processes are there before the clock counts.
  await cleanSome(traffic, 20);
  const aloneMs = await cleanSome(traffic, 60);

  const poisoned: { readonly code: RegExp; readonly id: string; readonly galleryId: string }[] = [];
  const amongMs: number[] = [];
  for (const [how, code] of poisons) {
    const { receipt } = await post(server.address, `${how}.txt`, `${sampleGallery}\n[${how}]\n`);
    if (receipt === null) throw new Error('the poison was not taken');
    poisoned.push({ code, id: receipt.run.id, galleryId: receipt.gallery.id });
    amongMs.push(await cleanSome(traffic, 20));
    // The others were done while it was still tried.
    expect(await countEnded([receipt.run.id])).toBe(0);
  }

  await expect.poll(() => countEnded(poisoned.map(({ id }) => id)), { timeout: 90_000 }).toBe(poisons.length);
  for (const { id, code } of poisoned)
    expect(await findEnd(id)).toMatchObject({
      state: 'failed',
      attempts: 5,
      code: expect.stringMatching(code),
    });
  const failures = (await (await fetch(`${server.address}/api/failures`)).json()) as {
    readonly failures: readonly unknown[];
  };
  expect(JSON.stringify(failures)).toContain('RUN_TOO_LONG');

  for (const { galleryId } of poisoned)
    await fetch(`${server.address}/api/galleries/${galleryId}?reason=poison`, { method: 'DELETE' });
  // The engine keeps its own note of each for a while.
  await checkInvariants(site, traffic.acknowledged, { failedJobs: poisons.length });
  const ratio = (Math.max(...amongMs) / aloneMs).toFixed(2);
  await tellFigure(
    14,
    `${poisons.length} kinds failed after 5 attempts each; p95 of the others that came with each at most ${ratio} times theirs alone`,
  );
});

/** Sends galleries and waits for their manifests; the 95th percentile from receipt to manifest, in milliseconds. */
async function cleanSome(traffic: Traffic, count: number): Promise<number> {
  const before = traffic.acknowledged.length;
  await traffic.send(count);
  const ids = traffic.acknowledged.slice(before).map(({ runId }) => runId);
  await expect.poll(() => countEnded(ids), { interval: 20 }).toBe(count);
  const [row] = await site.database.query<{ readonly ms: number }>(
    `select percentile_cont(0.95) within group (order by extract(epoch from finished_at - created_at) * 1000)::float8 as ms
       from runs where id = any($1) and state = 'succeeded'`,
    [ids],
  );
  return row?.ms ?? Number.NaN;
}

async function countEnded(ids: readonly string[]): Promise<number> {
  const [row] = await site.database.query<{ readonly count: number }>(
    `select count(*)::integer as count from runs where id = any($1) and finished_at is not null`,
    [ids],
  );
  return row?.count ?? 0;
}

async function findEnd(id: string): Promise<unknown> {
  const [row] = await site.database.query(
    `select state, attempts, error ->> 'code' as code from runs where id = $1`,
    [id],
  );
  return row;
}

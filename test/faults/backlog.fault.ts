import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { receiveGallery } from '../../src/storage/receive-gallery.ts';
import { makeDelivery, sampleGallery } from '../services/deliveries.ts';
import { parseMetrics } from '../services/read-metrics.ts';
import { testEnvironment } from '../services/test-environment.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';

/** The short form is for every change; `BACKLOG=10000` is the long one. */
const count = Number(testEnvironment['BACKLOG'] ?? 1000);
const isLong = count >= 5000;

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

test(
  'a backlog is worked off in its order, in flat memory, and its age is told',
  { timeout: 900_000 },
  async () => {
    const server = await site.start('server');
    // One after the other: of those that come at the same moment any may be first.
    for (let at = 0; at < count; at += 1) await receive(at);
    await expect
      .poll(() => site.operator.zcard('cutline:galleries:prioritized'), { timeout: 120_000 })
      .toBe(count);
    const worker = await site.start('worker', {}, { args: ['--concurrency', '1'] });
    const samples: { readonly ms: number; readonly bytes: number }[] = [];
    let mostOff = 0;
    const isDone = async () => {
      const [row] = await site.database.query<{ left: number }>(
        `select count(*)::integer as left from runs where finished_at is null`,
      );
      samples.push({ ms: performance.now(), bytes: await readResident(worker.pid) });
      mostOff = Math.max(mostOff, await compareAges(server));
      return row?.left;
    };
    await expect.poll(isDone, { timeout: 800_000, interval: 250 }).toBe(0);
    await checkInvariants(site, []);
    const swapped = await site.database.query(
      `select sequence from (select sequence, started_at, max(started_at) over (order by sequence rows between unbounded preceding and 1 preceding) as latest
                             from runs) as ordered
      where started_at < latest`,
    );
    const slope = slopeOf(samples.slice(Math.floor(samples.length / 2)));
    const tookMs = (samples.at(-1)?.ms ?? 0) - (samples[0]?.ms ?? 0);
    await tellFigure(
      19,
      `${count} galleries in ${(tookMs / 1000).toFixed(0)} s, ${swapped.length} out of order, age off by ${mostOff.toFixed(1)} s at most, ${slope.toFixed(1)} MB/min in the second half${isLong ? '' : ' (too short to judge)'}`,
    );
    expect(swapped).toEqual([]);
    expect(mostOff).toBeLessThan(5);
    // A few seconds are too short for a slope.
    expect(isLong ? slope : 0).toBeLessThan(1);
  },
);

async function receive(at: number): Promise<void> {
  const text = `${sampleGallery}\nFrame ${at} of the mole in Port Alder. (AP Photo/Ilse Marrow)\n`;
  await receiveGallery(site.database, makeDelivery({ text }));
}

/** By how many seconds the metric differs from what the records say. */
async function compareAges(server: StartedCutline): Promise<number> {
  const metrics = parseMetrics(await (await fetch(`${server.address}/metrics`)).text());
  const told = metrics.value('bullmq_queue_oldest_job_age_seconds', { queue: 'galleries' }) ?? Number.NaN;
  const [row] = await site.database.query<{ age: string | null }>(
    `select extract(epoch from now() - min(created_at)) as age from runs where state = 'queued'`,
  );
  // The last one may have been taken up between the two questions.
  return row?.age == null ? 0 : Math.abs(told - Number(row.age));
}

/** What a process and those that it started keep in memory, in bytes. */
async function readResident(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  const own = 1024 * Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  const theirs = await Promise.all(
    (children.match(/\d+/g) ?? []).map((child) => readResident(Number(child))),
  );
  return theirs.reduce((sum, bytes) => sum + bytes, own);
}

/** Megabytes a minute, by least squares. */
function slopeOf(samples: readonly { readonly ms: number; readonly bytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ms, bytes] = [mean(samples.map((each) => each.ms)), mean(samples.map((each) => each.bytes))];
  const above = samples.reduce((sum, each) => sum + (each.ms - ms) * (each.bytes - bytes), 0);
  const below = samples.reduce((sum, each) => sum + (each.ms - ms) ** 2, 0);
  return ((above / below) * 60_000) / 2 ** 20;
}

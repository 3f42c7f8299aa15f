import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { rm, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTestFolder } from '../services/backends.ts';
import { runBuilt } from '../services/run-built.ts';
import { checkInvariants } from './check-invariants.ts';
import { tellFigure } from './figures/figures.ts';
import { openSite, type Site } from './open-site.ts';
import { openTraffic } from './traffic.ts';

const hourMs = 3_600_000;
const shifter = pathToFileURL('test/services/processes/shift-clock.mjs').href;

let site: Site;
beforeEach(async () => {
  site = await openSite();
});
afterEach(() => site.close());

test('clocks that are an hour off, and are set under way, lose and delay no gallery', async () => {
  const shifted = (ms: number) => ({ CLOCK_SHIFT_MS: String(ms), NODE_OPTIONS: `--import ${shifter}` });
  const servers = [await site.start('server', shifted(hourMs)), await site.start('server')];
  const workers = [await site.start('worker', shifted(hourMs)), await site.start('worker', shifted(-hourMs))];
  let sent = 0;
  const traffic = openTraffic(() => servers[(sent += 1) % 2]?.address ?? '');
  for (let steps = 0; steps < 4; steps += 1) {
    const sending = traffic.send(25);
    await sleep(100);
    for (const each of [...workers, servers[0]]) each?.signal('SIGUSR2');
    await sending;
  }
  expect([...traffic.refused]).toEqual([]);
  const { waitedMs } = await checkInvariants(site, traffic.acknowledged);
  // Times of the records are the database's, whoever writes them.
  const wrong = await site.database.query(
    `select id from runs where not (created_at <= started_at and started_at <= finished_at)
                             or abs(extract(epoch from now() - created_at)) > 600`,
  );
  expect(wrong).toEqual([]);
  await tellFigure(
    20,
    `±1 h, set 4 times: 100 galleries, 0 lost, all done ${(waitedMs / 1000).toFixed(1)} s after the last`,
    'a',
  );
});

test('the zone of a machine, its summer time and its 29 February are no matter of captions', async () => {
  const folder = await makeTestFolder();
  const gallery = join(folder, 'days.txt');
  await writeFile(gallery, days);
  const printed = new Set<string>();
  for (const zone of zones)
    for (const day of ['2024-03-10', '2024-03-31', '2024-11-03', '2024-03-01', '2023-03-01']) {
      const { status, stdout } = await runBuilt(['clean', gallery, '--reference-date', day], { TZ: zone });
      expect(status).toBe(0);
      printed.add(`${day} ${stdout}`);
    }
  expect(printed.size).toBe(5);
  const dates = (day: string) => {
    const manifest = [...printed].find((text) => text.startsWith(day)) ?? '';
    const { items } = JSON.parse(manifest.slice(day.length)) as {
      items: { date: { value: string | null } | null }[];
    };
    return items.map(({ date }) => date?.value ?? null);
  };
  // Friday 1 March: Thursday was 29 February; in the summer time's first night Saturday is still the day before.
  expect(dates('2024-03-01')).toEqual(['2024-02-29', '2024-02-24']);
  expect(dates('2024-03-10')).toEqual(['2024-03-07', '2024-03-09']);
  expect(dates('2023-03-01')).toEqual(['2023-02-23', '2023-02-25']);
  await rm(folder, { recursive: true });
  await tellFigure(20, `${zones.length} zones × 5 days: the same bytes`, 'b');
});

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Kiritimati'];
const days = `Two days in Port Alder

A deckhand ties up the ferry in Port Alder on Thursday. (AP Photo/Ilse Marrow)

Commuters wait on the pier in Port Alder on Saturday. (AP Photo/Ida Brandt)
`;

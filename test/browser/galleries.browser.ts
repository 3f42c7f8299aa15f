import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CutlineClient, createClient } from '../../src/client/cutline-client.ts';
import { findFreePort } from '../services/free-port.ts';
import { startCutline } from '../services/start-cutline.ts';
import { findTestServers } from '../services/test-servers.ts';
import { isChromiumThere, openBrowser } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});

describe.skipIf(!isChromiumThere).each(ways)('the list of galleries, $name', (way) => {
  let desk: OpenDesk;
  let page: Page;
  let client: CutlineClient;

  beforeAll(async () => {
    desk = await way.open();
    page = desk.page;
    client = createClient({ baseUrl: desk.system.address });
  });
  afterAll(() => desk?.close());

  const rows = () => page.getByRole('grid', { name: 'Galleries' }).getByRole('row');

  test('says what to do while there is nothing, and shows what comes in by itself', async () => {
    await page.goto(desk.system.address);
    await page.getByText('No gallery has come in yet.').waitFor();
    await submit(client, 'harbor-flood.txt', 'desk');
    await page.getByRole('row', { name: 'Harbor towns dig out as Lake Verrin falls back' }).waitFor();
    await submit(client, 'feria-del-puerto.txt', 'wire');
    await expect.poll(() => rows().count()).toBe(3);
    const [, newest] = await rows().allInnerTexts();
    expect(newest).toContain('La feria del puerto vuelve a Santa Orla tras la tormenta');
    expect(newest).toContain('4 → 2');
  });

  test('is searched and filtered by what stands in the address', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('flooded bakery');
    await expect.poll(() => rows().count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('search')).toBe('flooded bakery');
    await page.goto(`${desk.system.address}/?source=wire`);
    await page.getByRole('row', { name: 'La feria del puerto' }).waitFor();
    expect(await rows().count()).toBe(2);
    expect(await page.getByLabel('Source').inputValue()).toBe('wire');
    await page.goto(`${desk.system.address}/?search=nobody`);
    await page.getByText('No gallery answers to this.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => rows().count()).toBe(3);
  });

  test('is walked by the arrow keys, and enter opens a gallery', async () => {
    await rows().nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page
      .getByRole('heading', { level: 1, name: 'Harbor towns dig out as Lake Verrin falls back' })
      .waitFor();
    await page.goBack();
    await expect.poll(() => rows().count()).toBe(3);
  });

  test('shows captions from right to left where they are, and times of the reader beside UTC', async () => {
    const caption = 'صيادون يصلحون شباكهم على رصيف الميناء في أوستراند، 4 مايو 2026.';
    const { gallery, run } = await client.submitGallery({
      bytes: JSON.stringify({ entries: [{ caption }] }),
      name: 'harbor.json',
      source: 'desk',
    });
    await client.followRun(run.id);
    const abroad = await desk.browser.newPage({ timezoneId: 'Asia/Tokyo' });
    await abroad.goto(`${desk.system.address}/galleries/${gallery.id}`);
    const shown = abroad.locator('.clean .caption');
    await shown.waitFor();
    expect(await abroad.evaluate('getComputedStyle(document.querySelector(".caption")).direction')).toBe(
      'rtl',
    );
    const { receivedAt } = (await client.fetchGallery(gallery.id)).gallery;
    const inTokyo = new Intl.DateTimeFormat('en-US', {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: 'Asia/Tokyo',
    }).format(new Date(receivedAt));
    const told = await abroad.locator('.facts time').first().innerText();
    expect(told.startsWith(inTokyo)).toBe(true);
    expect(told).toMatch(/\(\d+:\d\d [AP]M UTC\)$/);
    await abroad.close();
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });
});

const servers = isChromiumThere ? await findTestServers() : null;
afterAll(() => servers?.close());

test.skipIf(servers === null)('a page lives on when the server was away', async () => {
  const room = await servers?.openRoom();
  if (room === undefined) return;
  const { redisUrl, databaseUrl } = room.servers;
  const env = { REDIS_URL: redisUrl, DATABASE_URL: databaseUrl };
  const port = String(await findFreePort());
  const start = () => startCutline(env, ['--port', port, '--queue-prefix', room.queuePrefix]);
  const before = await start();
  const browser = await openBrowser();
  const page = await browser.newPage();
  await page.goto(before.address);
  await page.getByText('live', { exact: true }).waitFor();
  await before.stop();
  await page.getByText('reconnecting …').waitFor();
  const after = await start();
  await submit(createClient({ baseUrl: after.address }), 'harbor-flood.txt', 'desk');
  await page.getByText('live', { exact: true }).waitFor();
  await page.getByRole('row', { name: 'Harbor towns dig out as Lake Verrin falls back' }).waitFor();
  await browser.close();
  expect(await after.stop()).toBe(0);
  await room.close();
});

async function submit(client: CutlineClient, sample: string, source: string): Promise<void> {
  const bytes = await readFile(`examples/${sample}`);
  const { run } = await client.submitGallery({ bytes, name: sample, source });
  await client.followRun(run.id);
}

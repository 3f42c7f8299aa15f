import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { isChromiumThere } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});

describe.skipIf(!isChromiumThere).each(ways)('health at a glance, $name', (way) => {
  let desk: OpenDesk;
  let page: Page;
  let client: CutlineClient;

  beforeAll(async () => {
    desk = await way.open();
    page = desk.page;
    client = createClient({ baseUrl: desk.system.address });
    await submit('Rain falls on Ostrand. (AP)');
    await page.goto(`${desk.system.address}/health`);
    await page.getByText('In, out a minute').waitFor();
  });
  afterAll(() => desk?.close());

  async function submit(caption: string): Promise<string> {
    const { run } = await client.submitGallery({
      bytes: JSON.stringify({ entries: [{ caption }] }),
      name: 'rain.json',
      mediaType: 'application/json',
      source: 'wire',
    });
    return run.id;
  }

  const tile = (name: string) => page.locator('.tile').filter({ hasText: name }).locator('dd');

  test('shows what was done, the stores, and charts that say what they show', async () => {
    await expect.poll(() => tile('Run time').innerText()).toMatch(/p50 \d+ ms/);
    const store = way.name === 'embedded' ? 'PGlite, embedded' : 'PostgreSQL';
    await page.getByRole('heading', { name: store }).waitFor();
    if (way.name === 'servers') await page.getByText('noeviction').waitFor();
    await page.getByRole('img', { name: /^In and out, a minute: / }).waitFor();
    expect(await page.locator('.chart canvas').count()).toBe(6);
    await page.getByRole('radio', { name: 'week' }).click();
    await expect.poll(() => page.url()).toContain('range=week');
  });

  test('pauses a queue once that is confirmed, shows what waits, and resumes it', async () => {
    await page.getByRole('button', { name: 'Pause galleries' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'Pause galleries?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect((await client.fetchHealth()).pauses).toEqual([]);
    await page.getByRole('button', { name: 'Pause galleries' }).click();
    await dialog.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByText('galleries is paused by dashboard').waitFor();
    const runId = await submit('Snow falls on Ostrand. (AP)');
    await page.getByText('1 waiting, 0 in work').waitFor();
    expect((await client.fetchHealth()).pauses).toMatchObject([{ queue: 'galleries', by: 'dashboard' }]);
    await page.getByRole('button', { name: 'Resume galleries' }).click();
    await page.getByRole('button', { name: 'Resume', exact: true }).click();
    expect(await client.followRun(runId)).toMatchObject({ state: 'succeeded' });
    await page.getByText('galleries is paused by dashboard').waitFor({ state: 'detached' });
    const actions = (await client.listAudit()).records.map(({ action, actor }) => [action, actor]);
    expect(actions).toEqual(
      expect.arrayContaining([
        ['queue-paused', 'dashboard'],
        ['queue-resumed', 'dashboard'],
      ]),
    );
  });

  test('fits a phone', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 860 });
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });

  // Last: its page asks for a font elsewhere, which its policy refuses and the console tells.
  test('leads to the engine’s own view', async () => {
    await page.getByRole('link', { name: 'The engine’s own view' }).click();
    await page.getByText('Cutline queues').first().waitFor();
    await page.getByRole('link', { name: 'galleries' }).first().waitFor();
    expect(desk.problems.filter((problem) => !problem.includes('fonts.googleapis.com'))).toEqual([]);
  });
});

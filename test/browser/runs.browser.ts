import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { isChromiumThere } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});

describe.skipIf(!isChromiumThere).each(ways)('runs and reruns in the dashboard, $name', (way) => {
  let desk: OpenDesk;
  let system: StartedCutline;
  let page: Page;
  let client: CutlineClient;

  beforeAll(async () => {
    desk = await way.open();
    ({ system, page } = desk);
    client = createClient({ baseUrl: system.address });
    await page.goto(system.address);
    await page.evaluate(`localStorage.setItem('cutline.who', 'Ada Quill')`);
  });
  afterAll(() => desk?.close());

  test('a rerun shows what it would change, and publishes it when it is told to', async () => {
    const galleryId = await submit(client, 'harbor-flood.txt', 'harbor');
    const before = await readManifest(client, galleryId);
    await page.goto(`${system.address}/galleries/${galleryId}`);
    await page.getByRole('button', { name: 'Rerun…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Credit style').selectOption('comma');
    await dialog.getByLabel('Reason').fill('commas are house style');
    await page.keyboard.press('Enter');
    const diver = dialog.getByRole('article', { name: '#5 changed' });
    await diver.locator('.before', { hasText: 'AP Photo/Lucia Fenwick' }).waitFor();
    expect(await diver.locator('ins').allInnerTexts()).toEqual([', AP']);
    expect(await readManifest(client, galleryId)).toEqual(before);

    await dialog.getByRole('button', { name: 'Publish' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect
      .poll(async () => (await readManifest(client, galleryId)).items[4]?.credit.line)
      .toBe('Lucia Fenwick, AP');
    const { runs } = await client.listRuns({ galleryId });
    const asked = runs.map(({ isPreview, requestedBy, reason }) => [isPreview, requestedBy, reason]);
    expect(asked.slice(0, 2)).toEqual([
      [false, 'Ada Quill', 'commas are house style'],
      [true, 'Ada Quill', 'commas are house style'],
    ]);
    await page.locator('.clean').getByText('Lucia Fenwick, AP').first().waitFor();
  });

  test('a preview is called one, two runs are compared by their address, and the history says who and why', async () => {
    const galleryId = await submit(client, 'tower-file-photos.txt', 'tower');
    const { run: preview } = await client.requestRun(galleryId, {
      reason: 'would slashes do',
      settings: { creditStyle: 'slash' },
      preview: true,
      requestedBy: 'Ben Osei',
    });
    await client.followRun(preview.id);
    await page.goto(`${system.address}/galleries/${galleryId}?run=${preview.id}`);
    await page.getByText('A preview: it is not published.').waitFor();
    await page.getByRole('link', { name: 'Compare runs' }).click();
    await page.getByText('Settings: credit style as the house has it → slash').waitFor();
    const [published] = (await client.listRuns({ galleryId })).runs.filter(({ isPreview }) => !isPreview);
    expect(new URL(page.url()).searchParams.get('compare')).toBe(`${published?.id}..${preview.id}`);
    await page.getByRole('article', { name: '#1 changed' }).waitFor();
    // The other way around is another address.
    await page.getByLabel('After').selectOption(published?.id ?? '');
    await page.getByText('This is one run. Choose two.').waitFor();
    await page.getByLabel('Before').selectOption(preview.id);
    await page.getByRole('article', { name: '#1 changed' }).waitFor();
    expect(new URL(page.url()).searchParams.get('compare')).toBe(`${preview.id}..${published?.id}`);

    await page.getByRole('link', { name: 'History' }).click();
    const history = page.getByRole('region', { name: 'History' }).getByRole('listitem');
    await history.filter({ hasText: 'Version 1 was published' }).waitFor();
    expect((await history.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/Ben Osei asked for a preview: would slashes do the run$/),
      expect.stringContaining('Version 1 was published'),
      expect.stringContaining('tower handed in revision 1'),
    ]);

    await page.goto(`${system.address}/galleries/${galleryId}?run=${preview.id}`);
    await press(page, 'Publish this preview');
    const newest = async () => (await client.fetchGallery(galleryId)).runs[0];
    await expect.poll(newest).toMatchObject({
      state: 'succeeded',
      isPreview: false,
      reason: 'would slashes do',
      requestedBy: 'Ada Quill',
    });
    expect((await newest())?.settings.creditStyle).toBe('slash');
  });

  test('failures stand in groups, and one or all of a group are tried again', async () => {
    const names = ['ebb.txt', 'flood.txt', 'slack.txt'];
    for (const name of names) await submitText(client, `Please call the desk. ${name}`, name);
    await submitText(client, '<?xml version="1.0"?><tide><high/></tide>', 'tide.xml');
    await page.goto(`${system.address}/runs`);
    const groups = page.locator('.failure');
    await groups
      .filter({ hasText: '3 runs' })
      .getByText(/no caption was found/)
      .first()
      .waitFor();
    await groups.filter({ hasText: '1 run' }).getByText('its root is <tide>').first().waitFor();
    const empty = groups.filter({ hasText: 'no caption was found' });
    await empty.locator('summary').click();
    for (const name of names) await empty.getByText(`${name}: no caption was found`).first().waitFor();
    await empty.getByRole('button', { name: 'Retry flood.txt' }).click();
    await page.getByText('The run is tried again.').waitFor();
    await expect.poll(() => attemptsOf(client, names)).toEqual([1, 2, 1]);
    await empty.getByRole('button', { name: 'Retry all 3' }).click();
    await expect.poll(() => attemptsOf(client, names)).toEqual([2, 3, 2]);
    const asked = (await client.listAudit()).records.filter(({ action }) => action === 'retry-asked');
    expect(asked.map(({ actor }) => actor)).toEqual(Array.from({ length: 4 }, () => 'Ada Quill'));
  });

  test('runs are listed live, filtered by the address, and opened by keyboard', async () => {
    await page.goto(`${system.address}/runs`);
    await page.getByLabel('State').selectOption('failed');
    expect(new URL(page.url()).search).toBe('?state=failed');
    const rows = page.getByRole('grid', { name: 'Runs' }).getByRole('row');
    await expect
      .poll(async () => (await rows.allInnerTexts()).slice(1).every((row) => row.includes('failed')))
      .toBe(true);
    await page.getByRole('button', { name: 'Clear' }).click();
    const galleryId = await submit(client, 'feria-del-puerto.txt', 'feria');
    const row = rows.filter({ hasText: 'La feria del puerto' }).first();
    await row.getByText('clean').waitFor();
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /La feria del puerto/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/galleries/${galleryId}`);
  });

  test('many galleries are counted, dry-run, looked at and published', async () => {
    const ids = [
      await submit(client, 'harbor-flood.txt', 'bulk', 'bulk: harbor'),
      await submit(client, 'night-market-slideshow.txt', 'bulk', 'bulk: market'),
    ];
    await page.goto(`${system.address}/?source=bulk`);
    await page.getByRole('link', { name: 'Rerun these…' }).click();
    await page.getByText('2 galleries answer to this.').waitFor();
    await page.getByLabel('Credit style').selectOption('slash');
    await page.getByLabel('Reason').fill('slashes from May on');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.getByText('2 of 2: 2 would change').waitFor();
    const before = await Promise.all(ids.map((id) => readManifest(client, id)));
    await page.locator('summary', { hasText: 'Lanterns return' }).click();
    await page.getByRole('article', { name: '#1 changed' }).getByText('AP Photo/').waitFor();
    const [dryRun] = (await client.listBulkReruns()).reruns;
    expect(dryRun).toMatchObject({
      isPreview: true,
      requestedBy: 'Ada Quill',
      reason: 'slashes from May on',
      filter: { source: 'bulk' },
      settings: { creditStyle: 'slash' },
    });
    await expect.poll(() => Promise.all(ids.map((id) => readManifest(client, id)))).toEqual(before);

    await press(page, 'Publish');
    await page.getByText('publishes a dry run').waitFor();
    await page.getByText('2 of 2: 2 changed').waitFor();
    const [published] = (await client.listBulkReruns()).reruns;
    expect(published).toMatchObject({ isPreview: false, previewId: dryRun?.id, counts: { changed: 2 } });
    const market = await readManifest(client, ids[1] ?? '');
    expect(market.items[0]?.credit.line).toBe('Imre Castellan/AP');
    await page.getByRole('link', { name: 'this dry run' }).click();
    await page.getByRole('link', { name: 'Published' }).waitFor();

    await page.goto(`${system.address}/runs`);
    await page.getByLabel('Rerun of many').selectOption(published?.id ?? '');
    await page.getByLabel('Changes').selectOption('yes');
    await expect.poll(() => page.getByRole('grid', { name: 'Runs' }).getByRole('row').count()).toBe(3);
  });

  test('a rerun of many is stopped while its galleries wait', async () => {
    await client.setPaused('galleries', true, 'Ada Quill');
    await page.goto(`${system.address}/runs/rerun?source=bulk`);
    await page.getByText('2 galleries answer to this.').waitFor();
    await page.getByLabel('Reason').fill('to be stopped');
    await press(page, 'Rerun and publish');
    await page.getByText('0 of 2').waitFor();
    const newest = async () => (await client.listBulkReruns()).reruns[0];
    await expect.poll(newest).toMatchObject({ reason: 'to be stopped', counts: { queued: 2 } });
    await press(page, 'Stop');
    await page.getByText('stopped', { exact: true }).first().waitFor();
    expect(await newest()).toMatchObject({ state: 'stopped', counts: { queued: 0, stopped: 2 } });
    await client.setPaused('galleries', false, 'Ada Quill');
    const actions = (await client.listAudit()).records.map(({ action, actor }) => [action, actor]);
    expect(actions).toContainEqual(['bulk-rerun-stopped', 'Ada Quill']);
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });
});

/** Presses a button that asks first, and confirms. */
async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('alertdialog').getByRole('button', { name, exact: true }).click();
}

/** Hands a sample in and waits until it is clean; a first line of its own makes it another gallery. */
async function submit(
  client: CutlineClient,
  sample: string,
  source: string,
  firstLine = '',
): Promise<string> {
  const text = await readFile(`examples/${sample}`, 'utf8');
  const { gallery, run } = await submitBytes(
    client,
    firstLine === '' ? text : `${text}\n\n${firstLine}\n`,
    sample,
    source,
  );
  expect((await client.followRun(run.id)).state).toBe('succeeded');
  return gallery.id;
}

async function submitText(client: CutlineClient, text: string, name: string): Promise<void> {
  const { run } = await submitBytes(client, text, name, 'desk');
  expect((await client.followRun(run.id)).state).toBe('failed');
}

function submitBytes(client: CutlineClient, text: string, name: string, source: string) {
  const bytes = new TextEncoder().encode(text);
  return client.submitGallery({ bytes, name, source });
}

async function readManifest(client: CutlineClient, galleryId: string): Promise<Manifest> {
  return JSON.parse(await client.fetchManifest(galleryId)) as Manifest;
}

/** How often the runs of these galleries were tried, once they have ended. */
async function attemptsOf(client: CutlineClient, names: readonly string[]): Promise<readonly number[]> {
  const { runs } = await client.listRuns({ state: 'failed' });
  return names.map((name) => runs.find(({ gallery }) => gallery.name === name)?.attempts ?? 0);
}

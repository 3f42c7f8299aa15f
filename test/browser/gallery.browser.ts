import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatChoices } from '../../dashboard/src/gallery/format-choices.ts';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { manifestSchema, type PublishedManifest } from '../../src/client/manifest-schema.ts';
import { edits, makePhoto } from '../generators/photos.ts';
import { isChromiumThere } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});

const captions = [
  'A ferry leaves Ostrand at dawn, May 4, 2026. (AP Photo/Ida Brandt)',
  'A ferry leaves Ostrand at dawn, May 4, 2026.',
  'Two bakers carry loaves to the market in Ostrand, May 4, 2026. (AP Photo/Ida Brandt)',
  'A gull steals a herring from a crate in Ostrand, May 4, 2026. (AP Photo/Ulf Marrow)',
];

describe.skipIf(!isChromiumThere).each(ways)('an editor at a gallery’s page, $name', (way) => {
  let desk: OpenDesk;
  let page: Page;
  let client: CutlineClient;
  let galleryId: string;

  beforeAll(async () => {
    desk = await way.open();
    page = desk.page;
    client = createClient({ baseUrl: desk.system.address });
    galleryId = await submit(captions);
    await page.goto(`${desk.system.address}/galleries/${galleryId}`);
    await page.getByText('4 entries → 3 items').waitFor();
  });
  afterAll(() => desk?.close());

  async function submit(texts: readonly string[]): Promise<string> {
    const entries = texts.map((caption) => ({ caption }));
    const receipt = await client.submitGallery({
      bytes: JSON.stringify({ headline: 'Morning in Ostrand', entries }),
      name: 'ostrand.json',
      mediaType: 'application/json',
      source: 'desk',
    });
    await client.followRun(receipt.run.id);
    return receipt.gallery.id;
  }

  async function published(): Promise<PublishedManifest> {
    return manifestSchema.parse(JSON.parse(await client.fetchManifest(galleryId)));
  }

  const indexesOf = ({ items }: PublishedManifest) =>
    items.map(({ entries }) => entries.map(({ index }) => index).toSorted((a, b) => a - b));

  test('keeps copies apart that are selected, by one key, and takes it back by another', async () => {
    const before = await client.fetchManifest(galleryId);
    await page.getByLabel('Select entry 2').check();
    await page.getByRole('toolbar', { name: 'Selected entries' }).waitFor();
    await page.keyboard.press('a');
    await page.getByText('4 entries → 4 items').waitFor();
    expect(indexesOf(await published())).toEqual([[0], [1], [2], [3]]);
    await page.getByRole('region', { name: 'Decisions' }).getByText('keep-apart').waitFor();
    await page.keyboard.press('z');
    await page.getByText('4 entries → 3 items').waitFor();
    expect(await client.fetchManifest(galleryId)).toBe(before);
    const { decisions } = await client.listDecisions(galleryId);
    expect(decisions.map(({ kind, undoneBy }) => [kind, undoneBy])).toEqual([['keep-apart', 'dashboard']]);
  });

  test('merges items that are selected, and one that is dragged onto another', async () => {
    await page.getByRole('checkbox', { name: 'Item 2' }).check();
    await page.getByRole('checkbox', { name: 'Item 3' }).check();
    await page.getByRole('button', { name: 'Merge m' }).click();
    await page.getByText('4 entries → 2 items').waitFor();
    expect(indexesOf(await published())).toEqual([
      [0, 1],
      [2, 3],
    ]);
    await page.keyboard.press('z');
    await page.getByText('4 entries → 3 items').waitFor();
    const target = page.getByRole('region', { name: 'Item 1', exact: true }).locator('.clean');
    const third = page.getByRole('region', { name: 'Item 3', exact: true });
    await third.getByTitle('Drag it onto the item it is one photo with').dragTo(target);
    await page.getByText('4 entries → 2 items').waitFor();
    expect(indexesOf(await published())).toEqual([[0, 1, 3], [2]]);
    await page.keyboard.press('z');
    await page.getByText('4 entries → 3 items').waitFor();
  });

  test('merges by the keyboard alone', async () => {
    await page.getByLabel('Select entry 2').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Select entry 3');
    await page.keyboard.press('Space');
    await page.keyboard.press('m');
    await page.getByText('4 entries → 2 items').waitFor();
    await page.keyboard.press('z');
    await page.getByText('4 entries → 3 items').waitFor();
  });

  test.each([
    ['caption', 'Choose or write the caption …', 'Print this caption', 'A herring gull at work in Ostrand.'],
    ['credit', 'Edit the credit …', 'Print this credit', 'Ulf Marrow/AP'],
    ['date', 'Edit the date …', 'Date: YYYY, YYYY-MM or YYYY-MM-DD', '2026-05-03'],
  ])('writes a %s, and why', async (field, action, label, value) => {
    await decideAbout('Decide about item 3', action);
    await page.getByLabel(label).fill(value);
    await page.getByLabel('Why (kept with it)').fill('the desk called');
    await page.getByRole('button', { name: 'Print this', exact: true }).click();
    const item = page.getByRole('region', { name: 'Item 3', exact: true });
    await item.locator('.clean').getByText(value).first().waitFor();
    const [third] = (await published()).items.slice(2);
    const printed = { caption: third?.caption.text, credit: third?.credit.line, date: third?.date.value };
    expect(printed[field as keyof typeof printed]).toBe(value);
    const { decisions } = await client.listDecisions(galleryId);
    expect(decisions.at(-1)).toMatchObject({ kind: field, value, note: 'the desk called' });
  });

  test('leaves an item out, and has it back', async () => {
    await decideAbout('Decide about item 2', 'Leave it out');
    await page.getByText('left out', { exact: true }).first().waitFor();
    await page.getByText('4 entries → 2 items').waitFor();
    expect((await published()).leftOut.map(({ entry }) => entry.index)).toEqual([2]);
    await page.keyboard.press('z');
    await page.getByText('4 entries → 3 items').waitFor();
  });

  async function decideAbout(item: string, action: string): Promise<void> {
    await page.getByRole('button', { name: item }).click();
    await page.getByRole('menuitem', { name: action }).click();
  }

  test('takes the clean gallery with it, in every format', async () => {
    for (const { id, name, extension } of formatChoices) {
      await page.getByRole('button', { name: 'Download ▾' }).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name, exact: true }).click(),
      ]);
      expect(download.suggestedFilename()).toBe(`ostrand.${extension}`);
      const answer = await fetch(`${desk.system.address}/api/galleries/${galleryId}/manifest?format=${id}`);
      expect(await readFile(await download.path())).toEqual(Buffer.from(await answer.arrayBuffer()));
    }
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Copy ▾' }).click();
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).click();
    await page.getByText('Copied as Table (CSV).').waitFor();
    const copied = await page.evaluate('navigator.clipboard.readText()');
    expect(String(copied).replaceAll('\r', '')).toBe(
      (await client.fetchWritten(galleryId, 'csv')).replaceAll(/[\r\uFEFF]/g, ''),
    );
  });

  test('lights up both ends of what belongs together, in the order received too', async () => {
    await page.getByLabel('Entries in the order received').check();
    await page.getByLabel('Select entry 3').hover();
    const lit = page.locator('.lit');
    expect(await lit.count()).toBe(2);
    expect(await lit.last().innerText()).toContain('Two bakers');
    expect(page.url()).toContain('order=received');
    await page.getByLabel('Entries in the order received').uncheck();
  });

  test('lays two photos of one item side by side, over each other, and in turns', async () => {
    const photo = await makePhoto(5);
    const copy = (await edits[0]?.edit(photo)) ?? photo;
    const entries = captions.slice(0, 2).map((caption, place) => ({ caption, photo: `ferry-${place}.jpg` }));
    const receipt = await client.submitGallery({
      bytes: JSON.stringify({ entries }),
      name: 'ferry.json',
      mediaType: 'application/json',
      source: 'desk',
      photos: [photo, copy].map((bytes, place) => ({
        name: `ferry-${place}.jpg`,
        content: new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }),
      })),
    });
    await client.followRun(receipt.run.id);
    await page.goto(`${desk.system.address}/galleries/${receipt.gallery.id}`);
    await page.getByRole('button', { name: 'Compare photos' }).click();
    const dialog = page.getByRole('dialog', { name: 'Photos side by side' });
    await expect.poll(() => dialog.getByRole('img').count()).toBe(2);
    await dialog.getByRole('radio', { name: 'Overlay' }).click();
    await dialog.getByRole('slider', { name: 'How much of the second' }).press('ArrowRight');
    expect(await dialog.locator('.upper').getAttribute('style')).toContain('0.51');
    await dialog.getByRole('radio', { name: 'Blink' }).click();
    expect(await dialog.locator('.photos.blink').count()).toBe(1);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });
});

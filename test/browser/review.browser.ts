import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { manifestSchema } from '../../src/client/manifest-schema.ts';
import { edits, makePhoto } from '../generators/photos.ts';
import { isChromiumThere } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});

const ferry =
  'The ferry leaves Ostrand harbor for the islands at dawn with mail and passengers aboard, Tuesday, June 2, 2026. (AP Photo/Ida Brandt)';
const captions = [
  ferry,
  ferry.replace('aboard', 'aboard and gulls behind'),
  'A piper warms his hands at the beacon, Monday, June 2, 2026.',
];

describe.skipIf(!isChromiumThere).each(ways)('a review of what is doubtful, $name', (way) => {
  let desk: OpenDesk;
  let page: Page;
  let client: CutlineClient;
  let galleryId: string;

  beforeAll(async () => {
    desk = await way.open();
    page = desk.page;
    client = createClient({ baseUrl: desk.system.address });
    galleryId = await submit('Morning at the harbor', captions);
    await page.goto(`${desk.system.address}/review`);
    await page.getByText('3 doubts', { exact: true }).waitFor();
  });
  afterAll(() => desk?.close());

  async function submit(headline: string, texts: readonly string[], source = 'wire'): Promise<string> {
    const entries = texts.map((caption) => ({ caption }));
    const receipt = await client.submitGallery({
      bytes: JSON.stringify({ headline, entries }),
      name: 'review.json',
      mediaType: 'application/json',
      source,
    });
    await client.followRun(receipt.run.id);
    return receipt.gallery.id;
  }

  const items = async () =>
    manifestSchema.parse(JSON.parse(await client.fetchManifest(galleryId))).items.length;
  const decided = async () =>
    (await client.listDecisions(galleryId)).decisions.map(({ kind, undoneAt }) => [kind, undoneAt !== null]);
  const doubtful = async () => (await client.listDoubts({ galleryId })).doubts.map(({ kind }) => kind);
  const card = () => page.getByRole('region', { name: 'The doubt looked at' });

  test('shows both sides of the most doubtful first, with the words marked that only one has', async () => {
    await card().getByRole('heading', { name: 'One photo? 9' }).waitFor();
    const second = card().getByRole('article', { name: 'Item 2' });
    expect((await second.locator('ins').allInnerTexts()).map((text) => text.trim())).toEqual([
      'and gulls behind',
    ]);
    expect(await page.getByRole('listbox', { name: 'What to look at' }).getByRole('option').count()).toBe(3);
  });

  test('merges by one key, keeps apart by another, and takes each back', async () => {
    await page.keyboard.press('m');
    await page.getByText('2 doubts', { exact: true }).waitFor();
    await expect.poll(items).toBe(2);
    await expect.poll(doubtful).toEqual(['date', 'no-credit']);
    await page.keyboard.press('z');
    await page.getByText('3 doubts', { exact: true }).waitFor();
    await card().getByRole('heading', { name: 'One photo?' }).waitFor();
    await expect.poll(items).toBe(3);
    await page.getByRole('button', { name: 'Keep apart a' }).click();
    await page.getByText('Kept apart. Morning at the harbor').waitFor();
    await expect.poll(doubtful).toEqual(['date', 'no-credit']);
    await page.keyboard.press('z');
    await expect.poll(doubtful).toEqual(['apart', 'date', 'no-credit']);
    expect(await decided()).toEqual([
      ['merge', true],
      ['keep-apart', true],
    ]);
  });

  test('skips, accepts what is right as it is, and gives a date', async () => {
    await card().getByRole('heading', { name: 'One photo?' }).waitFor();
    await page.keyboard.press('s');
    await card().getByRole('heading', { name: 'Date' }).waitFor();
    await page.keyboard.press('e');
    await page.getByLabel('Date: YYYY, YYYY-MM or YYYY-MM-DD').fill('2026-06-01');
    await page.getByRole('button', { name: 'Print this' }).click();
    await card().getByRole('heading', { name: 'No credit' }).waitFor();
    await expect.poll(decided).toContainEqual(['date', false]);
    await page.keyboard.press('r');
    await card().getByRole('heading', { name: 'One photo?' }).waitFor();
    await expect.poll(doubtful).toEqual(['apart']);
    const { doubts } = await client.listDoubts({ galleryId, accepted: true });
    expect(doubts.map(({ kind, accepted }) => [kind, accepted?.who])).toEqual([['no-credit', 'dashboard']]);
    const actions = (await client.listAudit({ galleryId })).records.map(({ action }) => action);
    expect(actions).toContain('doubts-accepted');
  });

  test('lists the keys on ?, and does nothing by them while the list is open', async () => {
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Keep apart').waitFor();
    await page.keyboard.press('m');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
    expect(await doubtful()).toEqual(['apart']);
  });

  test('accepts many after a look at what they are, and takes it back', async () => {
    await submit('Rain', ['Rain falls on the quay.', 'Hail falls on the mill.'], 'weather');
    await page.goto(`${desk.system.address}/review?kind=no-credit`);
    await page.getByLabel('Source').selectOption('weather');
    await page.getByText('2 doubts', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Accept many …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Accept many as they are' });
    await dialog.getByText('No credit: 2').waitFor();
    await dialog.getByText('Hail falls on the mill.').waitFor();
    await dialog.getByRole('button', { name: 'Accept 2 doubts' }).click();
    await page.getByText('Nothing of this kind is in doubt.').waitFor();
    const open = async () => (await client.listDoubts({ source: 'weather' })).doubts.length;
    expect(await open()).toBe(0);
    await page.keyboard.press('z');
    await page.getByText('2 doubts', { exact: true }).waitFor();
    expect(await open()).toBe(2);
    expect(page.url()).toContain('?kind=no-credit&source=weather');
  });

  test('shows copies as they came, hostile words as words, and their photos side by side', async () => {
    const photo = await makePhoto(5);
    const copy = (await edits[0]?.edit(photo)) ?? photo;
    const entries = [ferry, ferry.replace('Ida Brandt', 'Ben Holt').replace('mail', '<b>mail</b>')].map(
      (caption, place) => ({
        caption,
        photo: `ferry-${place}.jpg`,
      }),
    );
    const receipt = await client.submitGallery({
      bytes: JSON.stringify({ entries }),
      name: 'ferry.json',
      mediaType: 'application/json',
      source: 'photos',
      photos: [photo, copy].map((bytes, place) => ({
        name: `ferry-${place}.jpg`,
        content: new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' }),
      })),
    });
    await client.followRun(receipt.run.id);
    await page.goto(`${desk.system.address}/review?source=photos`);
    await card().getByText('disagree in their credits: Ida Brandt ≠ Ben Holt').waitFor();
    const sources = await card()
      .getByRole('img')
      .evaluateAll((all) => all.map((each) => each.getAttribute('src')));
    expect(new Set(sources).size).toBe(2);
    await card().getByText('<b>').first().waitFor();
    expect(await card().locator('b').count()).toBe(0);
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });
});

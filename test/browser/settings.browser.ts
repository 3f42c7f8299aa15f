import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { manifestSchema } from '../../src/client/manifest-schema.ts';
import { writeConfig } from '../services/write-config.ts';
import { isChromiumThere } from './open-browser.ts';
import { findWays, type OpenDesk } from './open-desk.ts';

const ways = await findWays();
afterAll(async () => {
  for (const way of ways) await way.close();
});
const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const parts = ['sources', 'house', 'thresholds', 'agencies', 'words', 'names', 'changes', 'versions'];

describe.skipIf(!isChromiumThere).each(ways)('a desk’s settings, $name', (way) => {
  let desk: OpenDesk;
  let page: Page;
  let client: CutlineClient;
  const galleries: string[] = [];
  let firstManifest: string;

  beforeAll(async () => {
    const { path } = await writeConfig({
      sources: [{ name: 'harbor-wire', identity: 'name' }, { name: 'night-desk' }],
    });
    desk = await way.open(['--config', path]);
    page = desk.page;
    client = createClient({ baseUrl: desk.system.address });
    for (const place of ['Ostrand', 'Sorrel Bay']) galleries.push(await submit(place));
    firstManifest = await client.fetchManifest(galleries[0] ?? '');
  });
  afterAll(() => desk?.close());

  test('shows the sources and how they do', async () => {
    await open('sources');
    await page.getByRole('region', { name: 'harbor-wire' }).getByText('unsigned').waitFor();
    expect(await page.getByRole('region', { name: 'night-desk' }).count()).toBe(1);
  });

  test('prints the newest credits in a house style as it is chosen, and publishes nothing', async () => {
    await open('house');
    await page.getByText('0 of 1 credit lines would be printed otherwise.').waitFor();
    await page.getByLabel('Credit style').selectOption('comma');
    const preview = page.getByRole('region', { name: 'Preview of credits' });
    await preview.getByText('1 of 1 credit lines would be printed otherwise.').waitFor();
    expect(await preview.getByRole('listitem').first().innerText()).toContain('Nordlys');
    await page.getByRole('button', { name: 'A style of our own' }).click();
    await page.getByLabel('Name', { exact: true }).fill('our own');
    await page.getByLabel('Template 1', { exact: true }).fill('Foto: {creators} ({agency}){marks}');
    await page.getByRole('button', { name: 'Another template' }).click();
    await page.getByLabel('Template 2', { exact: true }).fill('Foto: {creators} ({provider}){marks}');
    await page.getByRole('button', { name: 'Take this over' }).click();
    await preview.getByRole('listitem').filter({ hasText: 'Foto: Ida Brandt (Nordlys)' }).waitFor();
    expect((await client.fetchRules()).inEffect).toBe(0);
    expect(await creditOf(0)).toBe('Ida Brandt/Nordlys Foto');
  });

  test('changes rows of the tables beside those that ship', async () => {
    await choose('Agencies');
    await page.getByRole('button', { name: 'Add an agency' }).click();
    await page.getByLabel('Name, as the manifest has it').fill('Nordlys');
    await page.getByLabel('Form 1, as it is printed').fill('Nordlys');
    await page.getByLabel('Received as well as, one a line').fill('Nordlys Foto\nNordlys Bild');
    await page.getByRole('button', { name: 'Take this over' }).click();
    await page.getByRole('row', { name: 'Nordlys' }).getByText('added').waitFor();
    await page.getByLabel('Search agencies').fill('tass');
    await page.getByRole('button', { name: 'Edit TASS' }).click();
    await page.getByRole('button', { name: 'Remove the agency' }).click();
    await page.getByRole('row', { name: 'TASS' }).getByText('ships as:').waitFor();
    await page.getByRole('button', { name: 'Edit TASS' }).click();
    await page.getByRole('button', { name: 'As it ships' }).click();
    await choose('Names');
    await page.getByRole('button', { name: 'Add a name' }).click();
    await page.getByLabel('Name, as it is printed').fill('Ida Brandt-Holm');
    await page.getByLabel('Received as well as, one a line').fill('Ida Brandt');
    await page.getByRole('button', { name: 'Take this over' }).click();
    await page.getByRole('row', { name: 'Ida Brandt-Holm' }).waitFor();
    await choose('Thresholds');
    await page.getByRole('textbox', { name: 'Misspellings between copies' }).fill('1');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'As it ships: 2' }).waitFor();
  });

  test('adds and takes out words by keyboard alone', async () => {
    await choose('Words');
    await page.getByLabel('Add to this list').focus();
    await page.keyboard.type('Agrandir la vue');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name: 'agrandir la vue' }).waitFor();
    await page.getByLabel('Search this list').fill('view fullscreen');
    const word = page.getByRole('row', { name: 'view fullscreen', exact: true });
    await word.focus();
    await page.keyboard.press('Delete');
    await page.getByText('Taken out: 1').waitFor();
  });

  test('tells what would change before it is saved, item by item', async () => {
    await choose('Try and save (7)');
    const changes = await page.getByRole('region', { name: 'Changes not saved' }).innerText();
    for (const line of [
      'House style: as received → our own',
      'Agency “Nordlys” added',
      'Name “Ida Brandt-Holm” added',
      'Credit style “our own” added',
      'Misspellings between copies: 2 → 1',
      'Interface words: “view fullscreen” removed',
    ])
      expect(changes).toContain(line);
    await page.getByRole('button', { name: 'What would change' }).click();
    await page.getByText('2 of 2: 2 would change').waitFor();
    await page.getByText('Items: 2 changed.').waitFor();
    const shown = page.getByRole('region', { name: 'What would change' });
    await shown.getByText('Morning in Ostrand').click();
    await shown.getByRole('article').filter({ hasText: 'Foto: Ida Brandt-Holm (Nordlys)' }).waitFor();
    const { versions } = await client.listRulesVersions();
    expect(versions).toMatchObject([{ number: 1, state: 'draft', createdBy: 'dashboard' }]);
    expect(await client.fetchManifest(galleries[0] ?? '')).toBe(firstManifest);
  });

  test('saves what was tried with a reason, and cleans the galleries again that would change', async () => {
    await page.getByLabel('Reason, as the records keep it').fill('Nordlys has joined');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('heading', { name: 'Version 1 is in effect' }).waitFor();
    expect(await client.fetchRules()).toMatchObject({
      inEffect: 1,
      versions: { versions: [{ number: 1, state: 'in-effect', reason: 'Nordlys has joined' }] },
    });
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { name: 'House style' }).waitFor();
    await expect.poll(() => creditOf(0), { timeout: 10_000 }).toBe('Foto: Ida Brandt-Holm (Nordlys)');
    galleries.push(await submit('Tarn Hollow'));
    expect(await creditOf(2)).toBe('Foto: Ida Brandt-Holm (Nordlys)');
  });

  test('plans a version for later, and withdraws it', async () => {
    await open('thresholds');
    await page.getByRole('button', { name: 'As it ships: 2' }).click();
    await choose('Try and save (1)');
    await page.getByLabel('Reason, as the records keep it').fill('from next year on');
    await page.getByLabel('In effect from (empty: at once)').fill('2099-01-01T08:00');
    await page.getByRole('button', { name: 'Plan' }).click();
    await choose('Versions');
    await page.getByRole('button', { name: 'Withdraw version 2' }).click();
    await page.getByRole('button', { name: 'Put in effect: version 2' }).waitFor();
    expect((await client.listRulesVersions()).versions[0]).toMatchObject({ number: 2, state: 'draft' });
  });

  test('goes back to the rules as they ship, and to a version before', async () => {
    await open('versions');
    await page.getByRole('button', { name: 'Back to the rules as they ship' }).click();
    await page.getByLabel('Why (kept with it)').fill('a slip');
    await page.getByRole('button', { name: 'Revert', exact: true }).click();
    await page.getByRole('row', { name: '3 in effect' }).waitFor();
    const { run } = await client.requestRun(galleries[0] ?? '', { reason: 'look' });
    await client.followRun(run.id);
    expect(await client.fetchManifest(galleries[0] ?? '')).toBe(firstManifest);
    await page.getByRole('button', { name: 'Revert to version 1' }).click();
    await page.getByRole('button', { name: 'Revert', exact: true }).click();
    await page.getByRole('row', { name: '4 in effect' }).getByText('as version 1').waitFor();
    const { records } = await client.listAudit();
    expect(records.find(({ action }) => action === 'rules-saved')).toMatchObject({
      actor: 'dashboard',
      detail: { version: 4, revertsTo: 1, reason: 'back to version 1' },
    });
  });

  test('tells when somebody else saved meanwhile, and saves only what is meant', async () => {
    await open('house');
    await page.getByLabel('Datelines').selectOption('cut');
    await client.saveRules({ rules: {}, reason: 'from elsewhere', requestedBy: 'Runa Holt' });
    await choose('Try and save (1)');
    await page.getByLabel('Reason, as the records keep it').fill('mine');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('version 5 of the rules is in effect by now', { exact: false }).waitFor();
    expect((await client.fetchRules()).inEffect).toBe(5);
    await page.getByRole('button', { name: 'Close' }).click();
  });

  test('is walked through with the arrow keys, and its parts have addresses', async () => {
    await open('sources');
    await page.getByRole('tab', { name: 'Sources' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Preview of credits' }).waitFor();
    expect(page.url()).toMatch(/\/settings\?part=house$/);
  });

  test.runIf(way.name === 'embedded').each(parts)(
    '%s: axe finds nothing, and it fits a phone',
    async (part) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await open(part);
        await expectNoAxeFinding();
      }
      await page.setViewportSize({ width: 320, height: 800 });
      await open(part);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      await page.setViewportSize({ width: 1280, height: 860 });
    },
  );

  test.runIf(way.name === 'embedded')('its dialogs: axe finds nothing, and escape closes them', async () => {
    await open('agencies');
    await page.getByRole('button', { name: 'Edit Reuters', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await expectNoAxeFinding();
    await page.keyboard.press('Escape');
    await choose('House style');
    await page.getByRole('button', { name: 'A style of our own' }).click();
    await page.getByRole('dialog').waitFor();
    await expectNoAxeFinding();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('met no error and no breach of the content security policy', () => {
    // The browser tells of an answer that refuses.
    expect(desk.problems.filter((text) => !text.includes('409 (Conflict)'))).toEqual([]);
  });

  async function expectNoAxeFinding(): Promise<void> {
    // The content security policy lets no script in but by the debugger.
    await page.evaluate(await readFile(axePath, 'utf8'));
    const { violations } = (await page.evaluate('axe.run(document)')) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)])).toEqual([]);
  }

  async function submit(place: string): Promise<string> {
    const caption = `A ferry leaves ${place} at dawn, May 4, 2026. (Ida Brandt/Nordlys Foto)`;
    const receipt = await client.submitGallery({
      bytes: JSON.stringify({ headline: `Morning in ${place}`, entries: [{ caption }] }),
      name: `${place}.json`,
      mediaType: 'application/json',
      source: 'desk',
    });
    await client.followRun(receipt.run.id);
    return receipt.gallery.id;
  }

  async function creditOf(place: number): Promise<string | null | undefined> {
    const manifest = manifestSchema.parse(JSON.parse(await client.fetchManifest(galleries[place] ?? '')));
    return manifest.items[0]?.credit.line;
  }

  async function open(part: string): Promise<void> {
    await page.goto(`${desk.system.address}/settings?part=${part}`);
    await page.getByRole('tablist', { name: 'Settings' }).waitFor();
    await page.getByText('Loading …').waitFor({ state: 'detached' });
  }

  async function choose(tab: string): Promise<void> {
    await page.getByRole('tab', { name: tab, exact: true }).click();
  }
});

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/pipeline/manifest.ts';
import { makePhoto } from '../generators/photos.ts';
import type { StartedCutline } from '../services/start-cutline.ts';
import { isChromiumThere } from './open-browser.ts';
import { embedded, type OpenDesk } from './open-desk.ts';

describe.skipIf(!isChromiumThere)('the dashboard', () => {
  let desk: OpenDesk;
  let system: StartedCutline;
  let page: Page;
  let problems: readonly string[];

  beforeAll(async () => {
    desk = await embedded.open();
    ({ system, page, problems } = desk);
  });
  afterAll(() => desk?.close());

  test('shows a pasted gallery before and after, as the records have it', async () => {
    await page.goto(system.address);
    await page.getByText('live', { exact: true }).waitFor();
    await paste(page, await readFile('examples/harbor-flood.txt', 'utf8'));
    await page.getByText('12 entries → 6 items, 6 collapsed').waitFor();
    const id = /galleries\/(\S+)$/.exec(page.url())?.[1] ?? '';
    const manifest = (await (
      await fetch(`${system.address}/api/galleries/${id}/manifest`)
    ).json()) as Manifest;
    const sections = page.locator('main section.band');
    expect(await sections.count()).toBe(manifest.items.length);
    for (const { position, caption, credit } of manifest.items) {
      const section = page.getByRole('region', { name: `Item ${position}`, exact: true });
      const text = await section.locator('.clean').innerText();
      expect(text).toContain(caption.text);
      expect(text).toContain(credit.line ?? '');
    }
  });

  test('takes a file that is dropped on any page', async () => {
    await page.goto(`${system.address}/health`);
    await page.locator('main h1').waitFor();
    const session = await page.context().newCDPSession(page);
    const data = {
      items: [],
      files: [resolve('examples/feria-del-puerto.txt')],
      dragOperationsMask: 1,
    };
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data });
    await drag('dragEnter');
    const target = page.getByText('Drop to clean');
    await target.waitFor();
    await drag('dragOver');
    await drag('drop');
    await page.getByText('4 entries → 2 items').waitFor();
    await target.waitFor({ state: 'detached' });
    const id = /galleries\/(\S+)$/.exec(page.url())?.[1] ?? '';
    const received = await fetch(`${system.address}/api/galleries/${id}/received`);
    expect(await received.text()).toBe(await readFile('examples/feria-del-puerto.txt', 'utf8'));
  });

  test('opens a gallery by its address, and shows hostile text as text', async () => {
    const hostile = `<img src=x onerror="document.title='owned'"> A diver waves in Osmund Harbor, May 3, 2021. (AP Photo/Lucia Fenwick)\n`;
    const answer = await fetch(`${system.address}/api/galleries?name=hostile.txt`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: `Deck plan for the harbor\n${hostile}`,
    });
    const { gallery } = (await answer.json()) as { gallery: { id: string } };
    await page.goto(`${system.address}/galleries/${gallery.id}`);
    await page.locator('.entry').getByText('<img src=x', { exact: false }).waitFor();
    expect(await page.title()).toBe('Gallery · Cutline');
  });

  test('says why a run failed', async () => {
    await page.goto(system.address);
    await paste(page, 'Please call the desk.');
    await page.getByText('This run failed: pasted.txt: no caption was found in it').waitFor();
  });

  test('met no error and no breach of the content security policy', () => {
    expect(problems).toEqual([]);
  });

  test('shows the thumbnail of a photo that came with its gallery', async () => {
    const form = new FormData();
    const caption = 'A gull waits for fish in Ostrand on May 4, 2026. (AP Photo/Ida Brandt)';
    form.append(
      'gallery',
      new Blob([JSON.stringify({ entries: [{ caption, photo: 'gull.jpg' }] })], { type: 'application/json' }),
      'gull.json',
    );
    form.append('photo', new Blob([Uint8Array.from(await makePhoto(5))], { type: 'image/jpeg' }), 'gull.jpg');
    const answer = await fetch(`${system.address}/api/galleries`, { method: 'POST', body: form });
    const { gallery } = (await answer.json()) as { gallery: { id: string } };
    await page.goto(`${system.address}/galleries/${gallery.id}`);
    const thumbnail = page.getByRole('img', { name: 'The photo gull.jpg' });
    await thumbnail.waitFor();
    await expect.poll(() => page.evaluate('document.images[0].naturalWidth')).toBe(240);
    expect(problems).toEqual([]);
  });
});

/** Has a text cleaned as a desk does it. */
async function paste(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Clean a gallery' }).click();
  await page.getByLabel('Captions, a page’s source, JSON or XML').fill(text);
  await page.getByRole('button', { name: 'Clean', exact: true }).click();
}

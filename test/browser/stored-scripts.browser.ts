import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attack, fillHostileDesk } from './fill-hostile-desk.ts';
import { isChromiumThere } from './open-browser.ts';
import { embedded, type OpenDesk } from './open-desk.ts';

describe.skipIf(!isChromiumThere)('what others wrote is shown as text', () => {
  let desk: OpenDesk;
  let paths: readonly string[];

  beforeAll(async () => {
    desk = await embedded.open();
    paths = await fillHostileDesk(desk.system.address);
  });
  afterAll(() => desk?.close());

  /** A page that notes every script of an attack that ran, and what its policy kept from running. */
  async function openWatched(bypassCSP: boolean): Promise<{ readonly page: Page; readonly noted: string[] }> {
    const page = await desk.browser.newPage({ bypassCSP });
    const noted: string[] = [];
    await page.exposeFunction('ran', (field: string) => void noted.push(`ran: ${field}`));
    await page.exposeFunction('broke', (what: string) => void noted.push(`broke: ${what}`));
    await page.addInitScript(
      `document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) => {
        if (blockedURI === 'inline' && violatedDirective.startsWith('script')) broke(violatedDirective);
      });`,
    );
    page.on('dialog', (dialog) => void dialog.dismiss());
    return { page, noted };
  }

  /** What of an attack has become a part of the page. */
  const parts = `[...document.querySelectorAll('img[src="x"], [onerror], [onload], [href^="javascript:" i]')].map((it) => it.outerHTML.slice(0, 200))
    .concat([...document.scripts].filter((it) => it.text.includes('ran(')).map((it) => it.text.slice(0, 200)))`;

  async function visit(page: Page, path: string): Promise<void> {
    // A file that is kept, not shown, is no page.
    await page.goto(`${desk.system.address}${path}`).catch(() => null);
    await page.waitForLoadState('networkidle').catch(() => null);
    await page
      .getByText('Loading …')
      .waitFor({ state: 'detached' })
      .catch(() => null);
  }

  test('the attack is one: in a page that takes it for markup, it runs', async () => {
    const { page, noted } = await openWatched(true);
    await page.goto(`${desk.system.address}/api/docs`);
    await page.evaluate(`document.body.innerHTML = ${JSON.stringify(attack('control'))}`);
    await expect.poll(() => noted).toContain('ran: control');
    expect(await page.evaluate(parts)).not.toEqual([]);
    await page.close();
  });

  test('the attacks are there to be seen', async () => {
    const { page } = await openWatched(true);
    await visit(page, paths[2] ?? '');
    for (const field of ['headline', 'caption', 'decided'])
      await page.getByText(`ran('${field}')`).first().waitFor();
    await page.close();
  });

  // Without its policy a page has nothing but its own care; with it, nothing of an attack is even tried.
  test.each([true, false])(
    'on no page does a script run or is one tried; policy off: %s',
    { timeout: 300_000 },
    async (bypassCSP) => {
      const { page, noted } = await openWatched(bypassCSP);
      for (const path of paths) {
        await visit(page, path);
        const place = path.slice(0, 60);
        expect({ place, noted, parts: await page.evaluate(parts) }).toEqual({ place, noted: [], parts: [] });
      }
      await page.close();
    },
  );

  test('a token cannot be called like an attack', async () => {
    const answer = await fetch(`${desk.system.address}/api/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: attack('token').slice(0, 60), scopes: ['read'] }),
    });
    expect(answer.status).toBe(400);
  });
});

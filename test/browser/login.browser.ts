import axe from 'axe-core';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createClient, type CutlineClient } from '../../src/client/cutline-client.ts';
import { makeTestFolder } from '../services/backends.ts';
import { findFreePort } from '../services/free-port.ts';
import { configureProvider, type LoginProvider, startLoginProvider } from '../services/login-provider.ts';
import { type StartedCutline, startCutline } from '../services/start-cutline.ts';
import { isChromiumThere, type OpenBrowser, openBrowser } from './open-browser.ts';

const adminToken = 'an-admin-token-of-the-environment-0123456789';

describe.skipIf(!isChromiumThere)('logging in', () => {
  let provider: LoginProvider;
  let system: StartedCutline;
  let browser: OpenBrowser;
  let admin: CutlineClient;

  beforeAll(async () => {
    const port = await findFreePort();
    const baseUrl = `http://127.0.0.1:${port}`;
    provider = await startLoginProvider(baseUrl);
    const path = join(await makeTestFolder(), 'cutline.config.json');
    await writeFile(path, JSON.stringify({ login: configureProvider(provider, baseUrl) }));
    const env = { OIDC_SECRET: provider.clientSecret, CUTLINE_ADMIN_TOKEN: adminToken };
    [system, browser] = await Promise.all([
      startCutline(env, ['--port', String(port), '--config', path]),
      openBrowser(),
    ]);
    admin = createClient({ baseUrl: system.address, token: adminToken });
  });
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
    await provider?.close();
  });

  const heading = (page: Page) => page.getByRole('heading', { name: 'Log in to Cutline' });

  async function comeAs(name: string, page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Log in with the newsroom' }).click();
    await page.getByPlaceholder('Enter any login').fill(name);
    await page.getByPlaceholder('and password').fill('tern');
    await page.getByRole('button', { name: 'Sign-in' }).click();
  }

  async function comeWithToken(token: string, page: Page): Promise<void> {
    await page.getByLabel('Or with a token').fill(token);
    await page.getByRole('button', { name: 'Log in', exact: true }).click();
  }

  async function pauser(): Promise<string | undefined> {
    const { records } = await admin.listAudit();
    return records.find(({ action }) => action === 'queue-paused')?.actor;
  }

  const pause = (address: string) => `fetch(${JSON.stringify(address)} + '/api/queues/polls/pause', {
    method: 'POST', credentials: 'include', body: '{"who":"Mallory"}', headers: { 'content-type': 'application/json' },
  }).then(({ status }) => status, () => 'refused')`;

  test('shows nothing but where one logs in, for everybody to use, in both themes', async () => {
    const page = await browser.newPage();
    await page.goto(`${system.address}/settings`);
    await heading(page).waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(axe.source);
      const found = (await page.evaluate('axe.run()')) as { violations: { id: string }[] };
      expect(found.violations.map(({ id }) => id)).toEqual([]);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    const overflow = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    expect(browser.problems).toEqual([]);
    await comeWithToken('a-guess', page);
    await page.getByText('the token is unknown, revoked or past its time').waitFor();
  });

  test('leads through the provider to the page that was wanted, and keeps the name it told', async () => {
    const page = await browser.newPage();
    await page.goto(`${system.address}/settings`);
    await comeAs('ada', page);
    await page.getByText('ada@desk.example').waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings');
    const cookies = await page.context().cookies(system.address);
    expect(cookies).toMatchObject([
      { name: '__Host-cutline', httpOnly: true, secure: true, sameSite: 'Strict' },
    ]);
    expect(await page.evaluate(pause(''))).toBe(200);
    expect(await pauser()).toBe('ada@desk.example');
    await admin.setPaused('polls', false, 'admin');
    await otherSiteFails(page);
    await page.getByRole('button', { name: 'Log out' }).click();
    // At the provider, which asks whether that is meant, and sends the browser back.
    await page.getByRole('button', { name: 'Yes, sign me out' }).click();
    await heading(page).waitFor();
    expect(new URL(page.url())).toMatchObject({ origin: system.address, pathname: '/', search: '' });
    expect(await page.context().cookies(system.address)).toEqual([]);
    // Whoever comes next in this browser is not let in as ada.
    await page.getByRole('link', { name: 'Log in with the newsroom' }).click();
    await page.getByPlaceholder('Enter any login').waitFor();
    await page.goto(system.address);
    await heading(page).waitFor();
    expect(await page.evaluate(pause(''))).toBe(401);
  });

  /** Another site's page, in the browser of somebody who is logged in. */
  async function otherSiteFails(page: Page): Promise<void> {
    await page.goto(`${provider.issuer}/.well-known/openid-configuration`);
    expect(await page.evaluate(pause(system.address))).toBe('refused');
    await page.setContent(
      `<form method="post" action="${system.address}/api/logout"><button>win</button></form>`,
    );
    await page.getByRole('button').click();
    await page.getByText('NOT_ALLOWED').waitFor();
    expect((await admin.fetchHealth()).pauses).toEqual([]);
    await page.goto(system.address);
  }

  test('lets nobody in to whom nothing is allowed', async () => {
    const page = await browser.newPage();
    await page.goto(system.address);
    await comeAs('ben', page);
    await page.getByText('nothing is allowed to you here').waitFor();
    await heading(page).waitFor();
  });

  test('ends with the token it was opened with', async () => {
    const { secret } = await admin.createToken({ name: 'Runa', scopes: ['edit'] });
    const page = await browser.newPage();
    await page.goto(`${system.address}/review`);
    await comeWithToken(secret, page);
    await page.getByRole('button', { name: 'Log out' }).waitFor();
    await page.getByText('Runa').waitFor();
    expect(new URL(page.url()).pathname).toBe('/review');
    await admin.revokeToken('Runa', 'admin');
    await page.reload();
    await heading(page).waitFor();
  });
});

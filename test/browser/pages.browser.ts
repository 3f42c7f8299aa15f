import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fillDesk } from './fill-desk.ts';
import { isChromiumThere } from './open-browser.ts';
import { embedded, type OpenDesk } from './open-desk.ts';
import { weighFirstPage } from './weigh-first-page.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

describe.skipIf(!isChromiumThere)('every page', () => {
  let desk: OpenDesk;
  let paths: Readonly<Record<string, string>>;
  let axe: string;

  beforeAll(async () => {
    desk = await embedded.open();
    paths = await fillDesk(desk.system.address);
    axe = await readFile(axePath, 'utf8');
  });
  afterAll(() => desk?.close());

  const names = [
    'galleries',
    'gallery',
    'compare',
    'history',
    'review',
    'runs',
    'rerun',
    'dry-run',
    'health',
    'settings',
  ];

  async function openPage(name: string): Promise<Page> {
    await desk.page.goto(`${desk.system.address}${paths[name] ?? ''}`);
    await desk.page.locator('main h1').waitFor();
    await desk.page.getByText('Loading …').waitFor({ state: 'detached' });
    return desk.page;
  }

  describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
    test.each(names)('%s: axe finds nothing', async (name) => {
      await desk.page.emulateMedia({ colorScheme });
      const page = await openPage(name);
      // The content security policy lets no script in but by the debugger.
      await page.evaluate(axe);
      const { violations } = (await page.evaluate(
        "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
      )) as AxeResults;
      expect(
        violations.map(({ id, nodes }) => [
          id,
          ...nodes.map(({ html, failureSummary }) => [html, failureSummary]),
        ]),
      ).toEqual([]);
    });
  });

  test.each(names)('%s: fits a phone of 320 pixels, and a desk of 3840', async (name) => {
    for (const width of [320, 3840]) {
      await desk.page.setViewportSize({ width, height: 800 });
      const page = await openPage(name);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    }
    await desk.page.setViewportSize({ width: 1280, height: 860 });
  });

  test('the first page weighs less than 200 KB, compressed', async () => {
    const page = await desk.browser.newPage();
    const { kilobytes, files } = await weighFirstPage(page, desk.system.address);
    await page.close();
    expect(files).toBeGreaterThan(5);
    expect(kilobytes).toBeLessThan(200);
  });

  test('met no error and no breach of the content security policy', () => {
    expect(desk.problems).toEqual([]);
  });
});

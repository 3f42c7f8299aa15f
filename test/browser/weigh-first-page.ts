import { stat } from 'node:fs/promises';
import type { Page } from 'playwright-core';

/** What the first page's own files weigh, compressed by gzip; data from the API aside. */
export async function weighFirstPage(page: Page, address: string) {
  const paths = new Set<string>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!pathname.startsWith('/api/')) paths.add(pathname === '/' ? '/index.html' : pathname);
  });
  await page.goto(address);
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(500);
  const sizes = await Promise.all(
    [...paths].map(async (path) => (await stat(`dist/dashboard${path}.gz`)).size),
  );
  return { kilobytes: sizes.reduce((sum, size) => sum + size, 0) / 1000, files: paths.size };
}

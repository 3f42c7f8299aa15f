import type { Browser } from 'playwright-core';

/** What the first page's files weigh on their way, compressed; data from the API aside. */
export async function weighFirstPage(browser: Browser, address: string) {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const files = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (!new URL(response.url).pathname.startsWith('/api/')) files.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (files.has(requestId)) bytes += encodedDataLength;
  });
  await page.goto(address);
  await page.locator('main h1').waitFor();
  await page.waitForTimeout(500);
  await page.close();
  return { kilobytes: bytes / 1000, files: files.size };
}

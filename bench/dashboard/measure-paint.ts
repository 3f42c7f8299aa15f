import type { Browser } from 'playwright-core';
import { tracePage } from './trace-page.ts';

const rounds = 5;

/** Milliseconds from the server's answer to a page's request until its first contents are painted; nothing is cached. */
export async function measurePaint(browser: Browser, address: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measureOnce(browser, address));
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
}

async function measureOnce(browser: Browser, address: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const events = await tracePage(page, async () => {
    await page.goto(address);
    await page.locator('main h1').waitFor();
  });
  await context.close();
  const answered = events.find(({ name }) => name === 'ResourceReceiveResponse');
  const painted = events.find(({ name }) => name === 'firstContentfulPaint');
  if (answered === undefined || painted === undefined)
    throw new Error(`the trace of ${address} says no times`);
  return (painted.ts - answered.ts) / 1000;
}

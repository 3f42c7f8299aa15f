import type { Browser } from 'playwright-core';
import { median } from '../framework/compare-in-turns.ts';
import { tracePage } from './trace-page.ts';

const rounds = 5;

/** Milliseconds from the server's answer to a page's request. */
interface PaintTimes {
  /** Until anything of it is painted. */
  readonly firstMs: number;
  /** Until its own heading is there. */
  readonly contentMs: number;
}

/** How soon a page is there when nothing is cached, the medians of several times. */
export async function measurePaint(browser: Browser, address: string): Promise<PaintTimes> {
  const times: PaintTimes[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measureOnce(browser, address));
  return {
    firstMs: median(times.map(({ firstMs }) => firstMs)),
    contentMs: median(times.map(({ contentMs }) => contentMs)),
  };
}

async function measureOnce(browser: Browser, address: string): Promise<PaintTimes> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
  const page = await context.newPage();
  const events = await tracePage(page, async () => {
    await page.goto(address);
    await page.locator('main h1').waitFor();
    await page.evaluate("performance.mark('content')");
  });
  await context.close();
  const answered = events.find(({ name }) => name === 'ResourceReceiveResponse');
  const painted = events.find(({ name }) => name === 'firstContentfulPaint');
  const there = events.find(({ name }) => name === 'content');
  if (answered === undefined || painted === undefined || there === undefined)
    throw new Error(`the trace of ${address} says no times`);
  return { firstMs: (painted.ts - answered.ts) / 1000, contentMs: (there.ts - answered.ts) / 1000 };
}

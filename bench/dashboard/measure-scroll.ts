import type { Browser } from 'playwright-core';
import { tracePage } from './trace-page.ts';

const steps = 120;
const stepPixels = 160;

/** Scrolls a page by the wheel; the frames that were drawn meanwhile, and the longest time between two of them. */
export async function measureScroll(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(address);
  await page.locator('.band').first().waitFor();
  await page.mouse.move(640, 430);
  const events = await tracePage(page, async () => {
    for (let step = 0; step < steps; step += 1) {
      await page.mouse.wheel(0, stepPixels);
      await page.evaluate('new Promise((resolve) => requestAnimationFrame(resolve))');
    }
  });
  await page.close();
  const drawn = events
    .filter(({ name }) => name === 'DrawFrame')
    .map(({ ts }) => ts / 1000)
    .toSorted((a, b) => a - b);
  const gaps = drawn.slice(1).map((at, place) => at - (drawn[place] ?? at));
  const lastedMs = (drawn.at(-1) ?? 0) - (drawn[0] ?? 0);
  return { framesPerSecond: (gaps.length * 1000) / lastedMs, longestMs: Math.max(...gaps) };
}

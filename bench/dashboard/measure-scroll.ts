import type { Browser } from 'playwright-core';
import { tracePage } from './trace-page.ts';

const distancePixels = 16_000;
/** A finger that flings: five screens a second. */
const pixelsPerSecond = 4_500;

/** Scrolls a page as by a finger; the frames that were drawn meanwhile, and the longest time between two of them. */
export async function measureScroll(browser: Browser, address: string) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
  await page.goto(address);
  await page.locator('.band').first().waitFor();
  const session = await page.context().newCDPSession(page);
  const events = await tracePage(page, async () => {
    await session.send('Input.synthesizeScrollGesture', {
      x: 640,
      y: 430,
      yDistance: -distancePixels,
      speed: pixelsPerSecond,
      gestureSourceType: 'mouse',
    });
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

/**
 * How soon each page of the dashboard is painted, how smoothly a gallery of 500 entries scrolls, and what the first page
 * weighs, by Chromium's own traces of the built program: `npm run build && npm run bench:dashboard`.
 */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { weighFirstPage } from '../test/browser/weigh-first-page.ts';
import { startCutline } from '../test/services/start-cutline.ts';
import { largeGallery } from './dashboard/large-gallery.ts';
import { measurePaint } from './dashboard/measure-paint.ts';
import { measureScroll } from './dashboard/measure-scroll.ts';

/** From the server's answer to the first paint, and the first page's files as they travel. */
const bars = { paintMs: 200, firstPageKilobytes: 200, framesPerSecond: 60 };
const entries = 500;

const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
if (executablePath === undefined) throw new Error('there is no chromium');
const system = await startCutline();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const galleryId = await submit();
  const paths = ['/', `/galleries/${galleryId}`, '/review', '/runs', '/health', '/settings'];
  console.log(`| page | first paint, ms after the answer (bar ${bars.paintMs}) | its heading, ms |
| --- | --- | --- |`);
  for (const path of paths) {
    const { firstMs, contentMs } = await measurePaint(browser, `${system.address}${path}`);
    const name = path.replace(galleryId, `a gallery of ${entries} entries`);
    console.log(`| ${name} | ${firstMs.toFixed(0)} | ${contentMs.toFixed(0)} |`);
  }
  const { framesPerSecond, longestMs } = await measureScroll(
    browser,
    `${system.address}/galleries/${galleryId}`,
  );
  console.log(`\nscrolling: ${framesPerSecond.toFixed(1)} frames a second (bar ${bars.framesPerSecond}),`);
  console.log(`the longest between two frames ${longestMs.toFixed(0)} ms`);
  const { kilobytes, files } = await weighFirstPage(await browser.newPage(), system.address);
  console.log(
    `the first page: ${kilobytes.toFixed(1)} KB in ${files} files (bar ${bars.firstPageKilobytes})`,
  );
} finally {
  await browser.close();
  await system.stop();
}

async function submit(): Promise<string> {
  const answer = await fetch(`${system.address}/api/galleries?name=large.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(largeGallery(entries)),
  });
  const { gallery, run } = (await answer.json()) as {
    gallery: { id: string };
    run: { href: string };
  };
  for (;;) {
    const { state } = (await (await fetch(`${system.address}${run.href}`)).json()) as { state: string };
    if (state === 'succeeded') return gallery.id;
    if (state === 'failed') throw new Error('the gallery was not cleaned');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

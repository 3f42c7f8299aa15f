import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { weighFirstPage } from '../test/browser/weigh-first-page.ts';
import { startCutline } from '../test/services/start-cutline.ts';
import { largeGallery } from './dashboard/large-gallery.ts';
import { measurePaint } from './dashboard/measure-paint.ts';
import { measureScroll } from './dashboard/measure-scroll.ts';
import type { Figure, Measured, Row, Scenario } from './framework/scenario.ts';

/** By Chromium's own traces of the built program in the embedded mode, drawn without a graphics card. */
export const dashboard: Scenario = {
  name: 'dashboard',
  what: 'how soon each page is painted, how smoothly 500 entries scroll, what the first page weighs',
  beside: '–',
  reach: 'painted in 200 ms, 60 frames a second, 200 KB',
  onlyWhenNamed: 'it needs Chromium and the built dashboard (npm run build)',
  measure,
};

const entries = 500;

async function measure(): Promise<Measured> {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (executablePath === undefined) throw new Error('there is no chromium');
  const system = await startCutline();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await measurePages(browser, system.address);
  } finally {
    await browser.close();
    await system.stop();
  }
}

async function measurePages(browser: Browser, address: string): Promise<Measured> {
  const galleryId = await submit(address);
  const rows: Row[] = [];
  let slowestMs = 0;
  for (const path of ['/', `/galleries/${galleryId}`, '/review', '/runs', '/health', '/settings']) {
    const { firstMs, contentMs } = await measurePaint(browser, `${address}${path}`);
    slowestMs = Math.max(slowestMs, firstMs);
    rows.push({
      page: path.replace(galleryId, `a gallery of ${entries} entries`),
      'first paint, ms after the answer': Math.round(firstMs),
      'its heading, ms': Math.round(contentMs),
    });
  }
  const scroll = await measureScroll(browser, `${address}/galleries/${galleryId}`);
  const { kilobytes, files } = await weighFirstPage(await browser.newPage(), address);
  return {
    tables: [
      { title: '', rows },
      {
        title: `Scrolling ${entries} entries, and the first page as it travels:`,
        rows: [
          {
            'frames a second': scroll.framesPerSecond,
            'the longest between two, ms': scroll.longestMs,
            'first page, KB': kilobytes,
            files,
          },
        ],
      },
    ],
    figures: [
      figure('slowest first paint', slowestMs, 'ms', { atMost: 200 }),
      // Traces count to a frame more or less.
      figure('scrolling', Math.round(scroll.framesPerSecond), 'frames a second', { atLeast: 60 }),
      figure('first page', kilobytes, 'KB', { atMost: 200 }),
    ],
  };
}

function figure(name: string, value: number, unit: string, reach: Figure['reach']): Figure {
  return { name, value, unit, reach, isChecked: false };
}

async function submit(address: string): Promise<string> {
  const answer = await fetch(`${address}/api/galleries?name=large.json`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(largeGallery(entries)),
  });
  const { gallery, run } = (await answer.json()) as {
    gallery: { id: string };
    run: { href: string };
  };
  for (;;) {
    const { state } = (await (await fetch(`${address}${run.href}`)).json()) as { state: string };
    if (state === 'succeeded') return gallery.id;
    if (state === 'failed') throw new Error('the gallery was not cleaned');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

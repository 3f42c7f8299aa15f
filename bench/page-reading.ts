import { load } from 'cheerio';
import { makeGalleryPage } from '../test/generators/gallery-page.ts';
import { compareInTurns } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Row, Scenario } from './framework/scenario.ts';
import type * as readHtmlGalleryModule from '../src/formats/html/read-html-gallery.ts';
import type * as rememberTextsModule from '../src/pipeline/remember-texts.ts';
import type * as rulesModule from '../src/rules.ts';

/** The same page parsed alone, and parsed with its gallery found: images, their captions, credits beside them, headline. */
export const pageReading: Scenario = {
  name: 'page-reading',
  what: 'HTML page to gallery',
  beside: 'cheerio loading the page alone',
  reach: '≤ 1.5 ×',
  onlyWhenNamed: null,
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const { readFormat } = await loadBuilt<typeof readHtmlGalleryModule>('formats/html/read-html-gallery');
  const { forOneGallery } = await loadBuilt<typeof rememberTextsModule>('pipeline/remember-texts');
  const { loadRules } = await loadBuilt<typeof rulesModule>('rules');
  const rules = loadRules();
  const rows: Row[] = [];
  const ratios: number[] = [];
  for (const photos of [22, 100]) {
    const text = makeGalleryPage(photos, 4);
    const bytes = Buffer.from(text);
    const input = { bytes, name: 'page.html', uri: null, mediaType: 'text/html' };
    const { oursMs, besideMs, ratio } = await compareInTurns(
      {
        // As the pipeline has it read: each time as another gallery.
        ours: () => readFormat({ text, json: null }, input, forOneGallery(rules)),
        beside: () => load(text, { scriptingEnabled: false }),
      },
      // The first call compiles for so long that a short turn would be that call alone, again and again.
      { rounds: effort === 'full' ? 15 : 5, turnMs: 400 },
    );
    ratios.push(ratio);
    rows.push({
      'photos on the page': photos,
      KB: Math.round(bytes.length / 1000),
      'entries found': readFormat({ text, json: null }, input, rules).entries.length,
      'Cutline, CPU ms': oursMs,
      'cheerio, CPU ms': besideMs,
      times: ratio,
    });
  }
  const value = Math.max(...ratios);
  return {
    tables: [{ title: '', rows }],
    figures: [{ name: 'the dearer page', value, unit: '×', reach: { atMost: 1.5 }, isChecked: true }],
  };
}

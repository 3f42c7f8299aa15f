import { load, type CheerioAPI } from 'cheerio';
import { isText, type Text } from 'domhandler';
import type { Warning } from '../../pipeline/gallery.ts';
import { cutPage, type RawText } from './cut-page.ts';
import { elementsOf } from './page-elements.ts';

/** A page → its tree, as much of it as is read, and what is told of the rest. */
export function loadPage(text: string): { readonly page: CheerioAPI; readonly warnings: readonly Warning[] } {
  const { text: read, rawTexts, warnings } = cutPage(text);
  return { page: loadInParts(read, rawTexts) ?? loadWhole(read), warnings };
}

function loadWhole(text: string): CheerioAPI {
  return load(text, { scriptingEnabled: false });
}

/**
 * What scripts and styles hold is half of many a page and no markup, but would be gone through sign by sign: it is taken out,
 * and put into the tree as it stands. `null` where the tree has no place for one of them, as in a frame's own text or in a drawing.
 */
function loadInParts(text: string, rawTexts: readonly RawText[]): CheerioAPI | null {
  if (text.includes(mark)) return null;
  const taken: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of rawTexts) {
    const raw = text.slice(start, end);
    if (raw.length < minLength || mayEndEarly.test(raw)) continue;
    parts.push(text.slice(from, start), `${mark}${taken.length}`);
    taken.push(raw.replace(/\r\n?/gu, '\n'));
    from = end;
  }
  const page = loadWhole(`${parts.join('')}${text.slice(from)}`);
  return putBack(page, taken) ? page : null;
}

const minLength = 40;
/** An end that readers of pages may see in different places, or a sign that they replace. */
const mayEndEarly = /<!--|<\/s|\0/iu;
const mark = 'cutline-raw-text-';
const markup = 'http://www.w3.org/1999/xhtml';

/** Puts each text where its mark is; tells whether each has one place. */
function putBack(page: CheerioAPI, taken: readonly string[]): boolean {
  const places = new Map<number, Text>();
  for (const { name, namespace, children } of elementsOf(page)) {
    if (name !== 'script' && name !== 'style') continue;
    const [only] = children;
    if (only === undefined || !isText(only) || !only.data.startsWith(mark)) continue;
    // In a drawing whose end was seen elsewhere, its text is markup.
    if (namespace !== markup) return false;
    places.set(Number(only.data.slice(mark.length)), only);
  }
  if (places.size !== taken.length) return false;
  for (const [index, raw] of taken.entries()) {
    const place = places.get(index);
    if (place === undefined) return false;
    place.data = raw;
  }
  return true;
}

import type { CheerioAPI } from 'cheerio';
import { balancedJson } from './balanced-json.ts';
import { readFlight } from './read-flight.ts';

const maxValues = 2000;
const maxScriptLength = 8_000_000;
/** Signs of one script that are looked through for the ends of what it hands over, some of them more than once. */
const maxScanned = 20_000_000;
const minLength = 8;

/**
 * The data a page brings for its scripts, as JSON: no script is ever run, and what is not JSON is passed over. With `linkedData`
 * also those for search engines.
 */
export function findPageData(page: CheerioAPI, linkedData: boolean): readonly unknown[] {
  const sources = [...inScripts(page, linkedData), ...inAttributes(page)];
  const values = sources.slice(0, maxValues).flatMap((source) => parseJson(source));
  return [...values, ...readFlight(values)];
}

function inScripts(page: CheerioAPI, linkedData: boolean): readonly string[] {
  return page('script:not([src])')
    .toArray()
    .flatMap((script) => {
      const type = script.attribs['type'] ?? '';
      const text = page(script).text().slice(0, maxScriptLength);
      if (/ld\+json/iu.test(type) && !linkedData) return [];
      return /json/iu.test(type) ? [text.replace(/^\s*<!--|-->\s*$/gu, '')] : handedOver(text);
    });
}

/** `window.__STATE__ = {…};`, `gallery = JSON.parse("…")`, `start({…})` → what is handed over. */
function handedOver(script: string): readonly string[] {
  const found: string[] = [];
  const starts = /[=(]\s*(?:JSON\.parse\(\s*(?=["'])|(?=\{\s*["}]|\[\s*["[{\d]))/gu;
  let scanned = 0;
  for (let match = starts.exec(script); match !== null; match = starts.exec(script)) {
    const value = balancedJson(script, starts.lastIndex);
    scanned += value?.length ?? script.length - starts.lastIndex;
    if (scanned > maxScanned) break;
    if (value === null || value.length < minLength || parseJson(value).length === 0) continue;
    found.push(value);
    starts.lastIndex += value.length;
  }
  return found;
}

/** `<gallery-app data-photos='[{…}]'>`; an image's own data are read beside it. */
function inAttributes(page: CheerioAPI): readonly string[] {
  return page('body *:not(img)')
    .toArray()
    .flatMap(({ attribs }) => Object.values(attribs))
    .filter((value) => value.length >= minLength && /^\s*[[{]/u.test(value));
}

/** A text → the value it is in JSON, a list of one; none where it is not JSON. A string in it may hold JSON once more. */
function parseJson(source: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(source.startsWith("'") ? doubleQuoted(source) : source);
    return typeof value === 'string' ? [JSON.parse(value) as unknown] : [value];
  } catch {
    return [];
  }
}

/** `'{"a": "it\'s"}'` → the same string as JSON writes it. */
function doubleQuoted(source: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\'": "'" };
  return `"${source.slice(1, -1).replace(/\\.|"/gsu, (sign) => escapes[sign] ?? sign)}"`;
}

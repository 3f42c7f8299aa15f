import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { bodyElements, elementsOf } from '../page-elements.ts';
import { rawText } from '../visible-text.ts';
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
  const inScripts = elementsOf(page)
    .filter(({ name, attribs }) => name === 'script' && attribs['src'] === undefined)
    .flatMap((script) => readScript(script, linkedData))
    .slice(0, maxValues);
  const inAttributes = findInAttributes(page)
    .slice(0, maxValues - inScripts.length)
    .map(parseJson);
  const values = [...inScripts, ...inAttributes].flat();
  return [...values, ...readFlight(values)];
}

/** A list for each source, as `parseJson` gives it. */
type Values = readonly (readonly unknown[])[];

function readScript(script: Element, linkedData: boolean): Values {
  const type = script.attribs['type'] ?? '';
  if (/ld\+json/iu.test(type) && !linkedData) return [];
  const text = rawText(script).slice(0, maxScriptLength);
  return /json/iu.test(type) ? [parseJson(text.replace(/^\s*<!--|-->\s*$/gu, ''))] : handedOver(text);
}

/** `window.__STATE__ = {…};`, `gallery = JSON.parse("…")`, `start({…})` → what is handed over. */
function handedOver(script: string): Values {
  const found: (readonly unknown[])[] = [];
  const starts = /[=(]\s*(?:JSON\.parse\(\s*(?=["'])|(?=\{\s*["}]|\[\s*["[{\d]))/gu;
  let scanned = 0;
  for (let match = starts.exec(script); match !== null; match = starts.exec(script)) {
    const value = balancedJson(script, starts.lastIndex);
    scanned += value?.length ?? script.length - starts.lastIndex;
    if (scanned > maxScanned) break;
    if (value === null || value.length < minLength) continue;
    const values = parseJson(value);
    if (values.length === 0) continue;
    found.push(values);
    starts.lastIndex += value.length;
  }
  return found;
}

/** `<gallery-app data-photos='[{…}]'>`; an image's own data are read beside it. */
function findInAttributes(page: CheerioAPI): readonly string[] {
  const found: string[] = [];
  for (const { name, attribs } of bodyElements(page)) {
    if (name === 'img') continue;
    for (const key of Object.keys(attribs)) {
      const value = attribs[key] ?? '';
      if (value.length >= minLength && /^\s*[[{]/u.test(value)) found.push(value);
    }
  }
  return found;
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

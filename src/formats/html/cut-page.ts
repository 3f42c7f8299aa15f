import { Parser } from 'htmlparser2';
import type { Warning } from '../../pipeline/gallery.ts';

/** How much of a page is read: more than any page of a newsroom has, and little enough to be read in seconds. */
const maxCharacters = 4_000_000;
const maxElements = 50_000;
const maxImages = 1000;
/** As deep as browsers go. */
const maxDepth = 512;
const chunkLength = 65_536;

/** Where in a page the text of a script or a style stands. */
export interface RawText {
  readonly start: number;
  readonly end: number;
}

/** As much of a page as is read, and what is told of the rest. */
export interface CutPage {
  readonly text: string;
  readonly rawTexts: readonly RawText[];
  readonly warnings: readonly Warning[];
}

/** Nothing is built: the page is only walked through once. */
export function cutPage(text: string): CutPage {
  const { limit, rawTexts } = walkThrough(text);
  if (limit === null) return { text, rawTexts, warnings: [] };
  const message = `the page has more than ${limit.what}; what follows was not read`;
  return {
    text: text.slice(0, limit.at),
    rawTexts: rawTexts.filter(({ end }) => end < limit.at),
    warnings: [{ code: 'page-too-large', message }],
  };
}

interface Limit {
  readonly at: number;
  readonly what: string;
}

function walkThrough(text: string): { readonly limit: Limit | null; readonly rawTexts: readonly RawText[] } {
  const raw = new RawTexts();
  let depth = 0;
  let elements = 0;
  let images = 0;
  let found: Limit | null = null;
  const parser = new Parser(
    {
      onopentagname(name) {
        depth += 1;
        elements += 1;
        images += Number(name === 'img');
        raw.open(name);
        const at = parser.startIndex;
        if (depth > maxDepth) found ??= { at, what: `${maxDepth} elements inside each other` };
        if (images > maxImages) found ??= { at, what: `${maxImages} images` };
        if (elements > maxElements) found ??= { at, what: `${maxElements} elements` };
      },
      ontext() {
        raw.add(parser.startIndex, parser.endIndex + 1);
      },
      onclosetag(name, isImplied) {
        depth -= 1;
        raw.close(name, isImplied);
      },
    },
    { decodeEntities: false, lowerCaseAttributeNames: false },
  );
  for (let at = 0; at < Math.min(text.length, maxCharacters) && found === null; at += chunkLength)
    parser.write(text.slice(at, at + chunkLength));
  if (found === null && text.length > maxCharacters)
    found = { at: maxCharacters, what: `${maxCharacters} characters` };
  return { limit: found, rawTexts: raw.found };
}

/** The texts of scripts and styles as they are met; in drawings, which are another language, they are markup. */
class RawTexts {
  readonly found: RawText[] = [];
  #drawings = 0;
  #isInside = false;
  #start = -1;
  #end = -1;

  open(name: string): void {
    this.#drawings += Number(isDrawing(name));
    this.#isInside = this.#drawings === 0 && (name === 'script' || name === 'style');
    this.#start = -1;
  }

  add(start: number, end: number): void {
    if (!this.#isInside) return;
    if (this.#start < 0) this.#start = start;
    this.#end = end;
  }

  close(name: string, isImplied: boolean): void {
    this.#drawings -= Number(isDrawing(name));
    if (this.#isInside && this.#start >= 0 && !isImplied)
      this.found.push({ start: this.#start, end: this.#end });
    this.#isInside = false;
  }
}

function isDrawing(name: string): boolean {
  return name === 'svg' || name === 'math';
}

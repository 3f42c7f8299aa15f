import { Parser } from 'htmlparser2';
import type { Warning } from '../../pipeline/gallery.ts';

/** How much of a page is read: more than any page of a newsroom has, and little enough to be read in seconds. */
const maxCharacters = 4_000_000;
const maxElements = 50_000;
const maxImages = 1000;
/** As deep as browsers go. */
const maxDepth = 512;
const chunkLength = 65_536;

/** A page → as much of it as is read, and what is told of the rest. Nothing is built: the page is only walked through once. */
export function cutPage(text: string): { readonly text: string; readonly warnings: readonly Warning[] } {
  const limit = findLimit(text);
  if (limit === null) return { text, warnings: [] };
  const message = `the page has more than ${limit.what}; what follows was not read`;
  return { text: text.slice(0, limit.at), warnings: [{ code: 'page-too-large', message }] };
}

interface Limit {
  readonly at: number;
  readonly what: string;
}

function findLimit(text: string): Limit | null {
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
        const at = parser.startIndex;
        if (depth > maxDepth) found ??= { at, what: `${maxDepth} elements inside each other` };
        if (images > maxImages) found ??= { at, what: `${maxImages} images` };
        if (elements > maxElements) found ??= { at, what: `${maxElements} elements` };
      },
      onclosetag() {
        depth -= 1;
      },
    },
    { decodeEntities: false },
  );
  for (let at = 0; at < Math.min(text.length, maxCharacters) && found === null; at += chunkLength)
    parser.write(text.slice(at, at + chunkLength));
  if (found === null && text.length > maxCharacters)
    return { at: maxCharacters, what: `${maxCharacters} characters` };
  return found;
}

import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { noscriptCopy } from './noscript-copy.ts';
import { ownAddress } from './own-address.ts';

/** Where the file of what shows a picture is: in its own attributes, or in its copy for readers without scripts; else `null`. */
export function imageAddress(node: Cheerio<Element>): string | null {
  const own = ownAddress(node);
  if (own !== null || !node.is('img')) return own;
  const copy = noscriptCopy(node);
  return copy === null ? null : ownAddress(copy);
}

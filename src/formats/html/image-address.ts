import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { noscriptCopy } from './noscript-copy.ts';
import { ownAddress } from './own-address.ts';

/** Where the file of what shows a picture is: in its own attributes, or in its copy for readers without scripts; else `null`. */
export function imageAddress(page: CheerioAPI, element: Element): string | null {
  const own = ownAddress(element);
  if (own !== null || element.name !== 'img') return own;
  const copy = noscriptCopy(page, element);
  return copy === null ? null : ownAddress(copy);
}

import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { endsWithCredit } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { FoundCaption } from './found-caption.ts';
import { isCopyOf } from './is-copy-of.ts';
import { noscriptCopy } from './noscript-copy.ts';
import { squeeze } from './visible-text.ts';

const minDescriptionWords = 8;
const minTitleWords = 6;
const minCopyWords = 3;

/** `alt` and `title` are copies of the caption, or captions of their own; a short one only names what is to be seen. */
export function readDescriptions(
  page: CheerioAPI,
  image: Element,
  captions: readonly FoundCaption[],
  rules: Rules,
): readonly FoundCaption[] {
  const copy = noscriptCopy(page, image);
  return ['alt', 'title'].flatMap((place) => {
    const text = squeeze(image.attribs[place] ?? '') || squeeze(copy?.attribs[place] ?? '');
    if (!/\p{L}{2}/u.test(text) || (place === 'title' && text.split(' ').length < minTitleWords)) return [];
    const isCaption =
      captions.length === 0 ||
      text.split(' ').length >= minDescriptionWords ||
      endsWithCredit(text, rules) ||
      captions.some((caption) => isCopyOf(text, caption.text) && text.split(' ').length >= minCopyWords);
    return isCaption ? [{ place, text, credit: null }] : [];
  });
}

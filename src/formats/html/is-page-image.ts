import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { imageAddress } from './image-address.ts';
import { isPlaceholder } from './is-placeholder.ts';
import { closestAmong, closestNamed, matching } from './page-elements.ts';

/** Avatars, logos, spacers and teasers belong to the page, not to the gallery. */
export function isPageImage(page: CheerioAPI, element: Element, image: Cheerio<Element>): boolean {
  const alt = image.attr('alt') ?? '';
  const source = imageAddress(image) ?? image.attr('src') ?? '';
  const names = `${image.attr('class') ?? ''} ${image.attr('id') ?? ''} ${image.parent().attr('class') ?? ''}`;
  if (/^(?:portrait|headshot|avatar|profile (?:photo|picture)|logo|icon|advertisement)\b/iu.test(alt))
    return true;
  if (
    /(?:^|[\s_-])(?:avatar|logo|icon|byline|author|headshot|sprite|pixel|tracking|badge|ad)(?:[\s_-]|$)/iu.test(
      names,
    )
  )
    return true;
  if (/(?:^|\/)(?:icons?|logos?|sprites?)[./_-]|\.svg(?:$|[?#])/iu.test(source)) return true;
  // A spacer; in a figure, a photo whose script never ran.
  if (isPlaceholder(source) && !source.startsWith('data:') && closestNamed(element, 'figure') === null)
    return true;
  if (image.attr('width') === '1' || image.attr('height') === '1') return true;
  return closestAmong(element, matching(page, pageBox)) !== null || isTeaser(page, element);
}

const pageBox = 'nav, footer, header > a, [role="navigation"], [class*="byline"], [class*="author"]';

const teaserBox =
  'aside, [class*="related" i], [class*="recommend" i], [class*="teaser" i], [class*="promo" i], [class*="more-stories"], [class*="most-read"], [class*="more-galleries"]';

/** A linked picture in a list of other stories. */
function isTeaser(page: CheerioAPI, element: Element): boolean {
  return (
    closestAmong(element, matching(page, teaserBox)) !== null && closestNamed(element, 'figure') === null
  );
}

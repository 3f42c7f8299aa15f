import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { isPlaceholder } from './is-placeholder.ts';
import { closest, closestNamed, matching, outerElement } from './page-elements.ts';

const otherPictures = /^(?:portrait|headshot|avatar|profile (?:photo|picture)|logo|icon|advertisement)\b/iu;
const otherNames =
  /(?:^|[\s_-])(?:avatar|logo|icon|byline|author|headshot|sprite|pixel|tracking|badge|ad)(?:[\s_-]|$)/iu;
const otherFiles = /(?:^|\/)(?:icons?|logos?|sprites?)[./_-]|\.svg(?:$|[?#])/iu;

/** Avatars, logos, spacers and teasers belong to the page, not to the gallery; `address`: where the image's file is. */
export function isPageImage(page: CheerioAPI, image: Element, address: string | null): boolean {
  const { attribs } = image;
  const source = address ?? attribs['src'] ?? '';
  const outer = outerElement(image)?.attribs['class'];
  if (otherPictures.test(attribs['alt'] ?? '')) return true;
  if ([attribs['class'], attribs['id'], outer].some((name) => name !== undefined && otherNames.test(name)))
    return true;
  if (otherFiles.test(source)) return true;
  const isInFigure = closestNamed(image, 'figure') !== null;
  // A spacer; in a figure, a photo whose script never ran.
  if (!isInFigure && isPlaceholder(source) && !source.startsWith('data:')) return true;
  if (attribs['width'] === '1' || attribs['height'] === '1') return true;
  // A linked picture in a list of other stories.
  const isTeaser = !isInFigure && closest(image, matching(page, teaserBox)) !== null;
  return isTeaser || isInPageBox(page, image);
}

const pageBox = 'nav, footer, [role="navigation"], [class*="byline"], [class*="author"]';

const teaserBox =
  'aside, [class*="related" i], [class*="recommend" i], [class*="teaser" i], [class*="promo" i], [class*="more-stories"], [class*="most-read"], [class*="more-galleries"]';

/** In a menu, at the foot of the page, in a link of its head, beside an author's name. */
function isInPageBox(page: CheerioAPI, image: Element): boolean {
  const isPageBox = matching(page, pageBox);
  return closest(image, (box) => isPageBox(box) || isLinkInHeader(box)) !== null;
}

function isLinkInHeader(box: Element): boolean {
  return box.name === 'a' && outerElement(box)?.name === 'header';
}

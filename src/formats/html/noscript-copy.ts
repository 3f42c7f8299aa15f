import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { receivedPhoto } from '../photo-key.ts';
import { ownAddress } from './own-address.ts';
import { closest, closestNamed, elementBeside } from './page-elements.ts';

/** What a lazy image shows again to readers without scripts: the one image of the `<noscript>` beside it, or `null`. */
export function noscriptCopy(page: CheerioAPI, element: Element): Element | null {
  // Most images have none: that is seen before any selector is read.
  if (!hasNoscriptBeside(element)) return null;
  const image = page(element);
  const box = boxOf(image);
  const beside = box.next('noscript').length > 0 ? box.next('noscript') : box.prev('noscript');
  const [copy, ...others] = beside.find('img').toArray();
  if (copy === undefined || others.length > 0) return null;
  return pictureBeside(beside).is(image) && isNoscriptCopy(page, copy) ? copy : null;
}

/** Does an image in a `<noscript>` show again, for readers without scripts, what the lazy image beside it shows? */
export function isNoscriptCopy(page: CheerioAPI, element: Element): boolean {
  if (closestNamed(element, 'noscript') === null) return false;
  const noscript = page(element).parents('noscript').first();
  const [partner, ...others] = pictureBeside(noscript).toArray();
  if (partner === undefined || others.length > 0) return false;
  const [address, other] = [ownAddress(element), ownAddress(partner)];
  if (address === null || other === null) return true;
  return receivedPhoto(address).key === receivedPhoto(other).key;
}

/** The image directly before the `<noscript>`, else the one behind it. */
function pictureBeside(noscript: Cheerio<Element>): Cheerio<Element> {
  const before = pictureIn(noscript.prev());
  return before.length === 1 ? before : pictureIn(noscript.next());
}

function pictureIn(box: Cheerio<Element>): Cheerio<Element> {
  return box.is(pictures) ? box : box.filter('picture, a, span, div').find(pictures);
}

const pictures = 'img, amp-img';

/** The image, or the box that holds nothing else. */
function boxOf(image: Cheerio<Element>): Cheerio<Element> {
  const box = image.parents('picture, a, span').first();
  const isAlone = box.find(pictures).length === 1 && box.find('noscript').length === 0;
  return box.length === 1 && isAlone ? box : image;
}

const boxNames: ReadonlySet<string> = new Set(['picture', 'a', 'span']);

/** Does a `<noscript>` stand beside the image, or beside the nearest box that may hold nothing else? */
function hasNoscriptBeside(element: Element): boolean {
  const box = closest(element, (each) => each !== element && boxNames.has(each.name)) ?? element;
  const ways = ['next', 'prev'] as const;
  return [element, box].some((each) => ways.some((way) => elementBeside(each, way)?.name === 'noscript'));
}

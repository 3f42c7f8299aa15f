import type { Cheerio } from 'cheerio';
import { isTag, type AnyNode, type Element } from 'domhandler';
import { receivedPhoto } from '../photo-key.ts';
import { ownAddress } from './own-address.ts';
import { closestNamed, withBoxes } from './page-elements.ts';

/** What a lazy image shows again to readers without scripts: the one image of the `<noscript>` beside it, or `null`. */
export function noscriptCopy(image: Cheerio<Element>): Cheerio<Element> | null {
  // Most images have none: that is seen before any selector is read.
  if (!hasNoscriptBeside(image)) return null;
  const box = boxOf(image);
  const beside = box.next('noscript').length > 0 ? box.next('noscript') : box.prev('noscript');
  const copies = beside.find('img');
  const [copy] = copies.toArray();
  if (copy === undefined || copies.length !== 1) return null;
  return pictureBeside(beside).is(image) && isNoscriptCopy(copy, copies) ? copies : null;
}

/** Does an image in a `<noscript>` show again, for readers without scripts, what the lazy image beside it shows? */
export function isNoscriptCopy(element: Element, image: Cheerio<Element>): boolean {
  if (closestNamed(element, 'noscript') === null) return false;
  const noscript = image.parents('noscript').first();
  const partner = pictureBeside(noscript);
  if (partner.length !== 1) return false;
  const [address, other] = [ownAddress(image), ownAddress(partner)];
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
function hasNoscriptBeside(image: Cheerio<Element>): boolean {
  const [element] = image.toArray();
  if (element === undefined) return false;
  const [, ...boxes] = withBoxes(element);
  const box = boxes.find(({ name }) => boxNames.has(name)) ?? element;
  return [element, box].some(({ next, prev }) => isNoscript(next, 'next') || isNoscript(prev, 'prev'));
}

/** Is the next element that way one, texts passed over? */
function isNoscript(start: AnyNode | null, way: 'next' | 'prev'): boolean {
  let node = start;
  while (node !== null && !isTag(node)) node = node[way];
  return node?.name === 'noscript';
}

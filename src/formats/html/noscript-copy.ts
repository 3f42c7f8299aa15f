import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { receivedPhoto } from '../photo-key.ts';
import { ownAddress } from './own-address.ts';

/** What a lazy image shows again to readers without scripts: the one image of the `<noscript>` beside it, or `null`. */
export function noscriptCopy(image: Cheerio<Element>): Cheerio<Element> | null {
  const box = boxOf(image);
  const beside = box.next('noscript').length > 0 ? box.next('noscript') : box.prev('noscript');
  const copies = beside.find('img');
  return copies.length === 1 && pictureBeside(beside).is(image) && isNoscriptCopy(copies) ? copies : null;
}

/** Does an image in a `<noscript>` show again, for readers without scripts, what the lazy image beside it shows? */
export function isNoscriptCopy(image: Cheerio<Element>): boolean {
  const noscript = image.parents('noscript').first();
  if (noscript.length === 0) return false;
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

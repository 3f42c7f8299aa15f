import type { Cheerio, CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { ReceivedPhoto } from '../../pipeline/gallery.ts';
import { receivedPhoto } from '../photo-key.ts';
import { imageAddress } from './image-address.ts';
import { isPageImage } from './is-page-image.ts';
import { isNoscriptCopy } from './noscript-copy.ts';

/** What shows a picture on a page: an image, or a box that scripts or styles draw one in. */
export interface PageImage {
  readonly element: Element;
  readonly node: Cheerio<Element>;
  /** Which one it is, of all on the page. */
  readonly place: number;
  /** `null` where nothing says which picture it shows. */
  readonly photo: ReceivedPhoto | null;
}

const imageSelector = 'img, amp-img';
const drawnSelector =
  '[style*="background"], [data-src], [data-bg], [data-background], [data-background-image], [data-original], [data-lazy], a[href][data-caption], a[href][data-sub-html]';
const maxImages = 5000;

/** A page → the images that can belong to its gallery, in their order; copies for readers without scripts are left out. */
export function findPageImages(page: CheerioAPI): readonly PageImage[] {
  return page(`${imageSelector}, ${drawnSelector}`)
    .toArray()
    .slice(0, maxImages)
    .map((element, place) => ({ element, node: page(element), place }))
    .filter(({ node }) => (node.is(imageSelector) ? !isCopy(node) && !isPageImage(node) : isDrawn(node)))
    .map((image) => ({ ...image, photo: photoOf(image.node) }));
}

function isCopy(image: Cheerio<Element>): boolean {
  return isNoscriptCopy(image) || image.parents('amp-img').length > 0;
}

/** A box that shows a picture by itself: a slide drawn by its style, a list item that a script fills. */
function isDrawn(box: Cheerio<Element>): boolean {
  return (
    box.is('div, li, a, span, figure, section, article, button') &&
    box.find(imageSelector).length === 0 &&
    box.closest('picture, nav, header, footer, aside').length === 0 &&
    imageAddress(box) !== null
  );
}

function photoOf(node: Cheerio<Element>): ReceivedPhoto | null {
  const uri = imageAddress(node);
  return uri === null ? null : receivedPhoto(uri);
}

import type { Cheerio, CheerioAPI } from 'cheerio';
import { isTag, type AnyNode, type Element } from 'domhandler';
import type { ReceivedPhoto } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import { receivedPhoto } from '../photo-key.ts';
import { imageAddress } from './image-address.ts';
import { isPageImage } from './is-page-image.ts';
import { isNoscriptCopy } from './noscript-copy.ts';
import { closestAmong, closestNamed, matching } from './page-elements.ts';

/** What shows a picture on a page: an image, or a box that scripts or styles draw one in. */
export interface PageImage {
  readonly element: Element;
  readonly node: Cheerio<Element>;
  /** Which one it is, of all on the page. */
  readonly place: number;
  /** `null` where nothing says which picture it shows. */
  readonly photo: ReceivedPhoto | null;
}

const maxImages = 1000;

/** A page → the images that can belong to its gallery, in their order; copies for readers without scripts are left out. */
export function findPageImages(page: CheerioAPI, { sites }: Rules): readonly PageImage[] {
  return page('body *')
    .toArray()
    .filter((element) => isImage(element) || mayDraw(element))
    .slice(0, maxImages)
    .map((element, place) => ({ element, node: page(element), place }))
    .filter(({ element, node }) =>
      isImage(element)
        ? !isCopy(element, node) && !isPageImage(page, element, node)
        : isDrawn(page, element, node, sites.frames),
    )
    .map((image) => ({ ...image, photo: photoOf(image.node) }));
}

function isImage({ name }: Element): boolean {
  return name === 'img' || name === 'amp-img';
}

function isCopy(element: Element, image: Cheerio<Element>): boolean {
  const box = element.parent;
  if (box !== null && isTag(box) && closestNamed(box, 'amp-img') !== null) return true;
  return isNoscriptCopy(element, image);
}

const drawing: ReadonlySet<string> = new Set('div li a span figure section article button slide'.split(' '));

/** Can a box that is no image show one, by its style or by an attribute that a script reads? */
function mayDraw({ name, attribs }: Element): boolean {
  if (!drawing.has(name) && !name.includes('-')) return false;
  return (
    attribs['caption'] !== undefined ||
    /background[^;]*url\(/iu.test(attribs['style'] ?? '') ||
    Object.entries(attribs).some(([key, value]) => key.startsWith('data-') && isAddressLike(value))
  );
}

function isAddressLike(value: string): boolean {
  return isImageFile(value) || /^(?:https?:)?\/\/\S+$/iu.test(value);
}

const notDrawing =
  'picture, nav, header, footer, aside, [class*="share" i], [class*="social" i], [class*="pin-it" i]';

/** A box that shows a picture by itself: a slide drawn by its style, a list item that a script fills. */
function isDrawn(page: CheerioAPI, element: Element, box: Cheerio<Element>, frames: string): boolean {
  if (closestAmong(element, matching(page, notDrawing)) !== null || imageAddress(box) === null) return false;
  const frame = closestAmong(element, matching(page, frames)) ?? element;
  return ![element, frame].some((each) => holdsImage(page, each));
}

/** Is there an image of its own in a box? */
function holdsImage(page: CheerioAPI, box: AnyNode): boolean {
  const open: AnyNode[] = [box];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (!isTag(next)) continue;
    if (isImage(next) && imageAddress(page(next)) !== null) return true;
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return false;
}

function photoOf(node: Cheerio<Element>): ReceivedPhoto | null {
  const uri = imageAddress(node);
  return uri === null ? null : receivedPhoto(uri);
}

import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import type { ReceivedPhoto } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { isImageFile } from '../photo-addresses/nested-address.ts';
import { receivedPhoto } from '../photo-key.ts';
import { imageAddress } from './image-address.ts';
import { isPageImage } from './is-page-image.ts';
import { isNoscriptCopy } from './noscript-copy.ts';
import { bodyElements, closest, closestNamed, holdsAny, matching, outerElement } from './page-elements.ts';

/** What shows a picture on a page: an image, or a box that scripts or styles draw one in. */
export interface PageImage {
  readonly element: Element;
  /** Which one it is, of all on the page. */
  readonly place: number;
  /** `null` where nothing says which picture it shows. */
  readonly photo: ReceivedPhoto | null;
}

const maxImages = 1000;

/** A page → the images that can belong to its gallery, in their order; copies for readers without scripts are left out. */
export function findPageImages(page: CheerioAPI, { sites }: Rules): readonly PageImage[] {
  const candidates = bodyElements(page).filter((element) => isImage(element) || mayDraw(element));
  return candidates.slice(0, maxImages).flatMap((element, place) => {
    const uri = imageAddress(page, element);
    const belongs = isImage(element)
      ? !isCopy(page, element) && !isPageImage(page, element, uri)
      : uri !== null && isDrawn(page, element, sites.frames);
    return belongs ? [{ element, place, photo: uri === null ? null : receivedPhoto(uri) }] : [];
  });
}

/** Is an element an image, and not a box that draws one? */
export function isImage({ name }: Element): boolean {
  return name === 'img' || name === 'amp-img';
}

function isCopy(page: CheerioAPI, element: Element): boolean {
  const box = outerElement(element);
  if (box !== null && closestNamed(box, 'amp-img') !== null) return true;
  return isNoscriptCopy(page, element);
}

const drawing: ReadonlySet<string> = new Set('div li a span figure section article button slide'.split(' '));

/** Can a box that is no image show one, by its style or by an attribute that a script reads? */
function mayDraw({ name, attribs }: Element): boolean {
  if (!drawing.has(name) && !name.includes('-')) return false;
  for (const key of Object.keys(attribs)) {
    const value = attribs[key] ?? '';
    if (key === 'caption') return true;
    if (key === 'style' && /background[^;]*url\(/iu.test(value)) return true;
    if (key.startsWith('data-') && isAddressLike(value)) return true;
  }
  return false;
}

function isAddressLike(value: string): boolean {
  return isImageFile(value) || /^(?:https?:)?\/\/\S+$/iu.test(value);
}

const notDrawing =
  'picture, nav, header, footer, aside, [class*="share" i], [class*="social" i], [class*="pin-it" i]';

/** A box that shows a picture by itself: a slide drawn by its style, a list item that a script fills. */
function isDrawn(page: CheerioAPI, box: Element, frames: string): boolean {
  if (closest(box, matching(page, notDrawing)) !== null) return false;
  const frame = closest(box, matching(page, frames)) ?? box;
  return ![box, frame].some((each) => holdsImage(page, each));
}

/** Is there an image of its own in a box? */
function holdsImage(page: CheerioAPI, box: Element): boolean {
  const showsPicture = (element: Element) => isImage(element) && imageAddress(page, element) !== null;
  return showsPicture(box) || holdsAny(box, showsPicture);
}

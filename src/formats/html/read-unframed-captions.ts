import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { endsWithCredit } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { FoundCaption } from './found-caption.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import type { PageImage } from './page-images.ts';
import { squeeze, visibleText } from './visible-text.ts';

/** Without a frame: the caption that follows the image, and what stands beside it. */
export function readUnframedCaptions(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  if (!image.node.is('img, amp-img')) return [];
  const found = [...readNext(image.node, rules), ...readBeside(image, images, rules)];
  return found.length > 0 ? found : readBelow(image, images, rules);
}

function readNext(image: Cheerio<Element>, { sites }: Rules): readonly FoundCaption[] {
  const isAlone = image.prev().length === 0 && image.next().length === 0;
  const next = image.parent().is('p, div, a') && isAlone ? image.parent().next() : image.next();
  return next.is(sites.captions) ? [{ place: 'caption[0]', text: squeeze(next.text()), credit: null }] : [];
}

/** Old pages set the caption behind the image in the same paragraph: its slant or a credit shows that it is one. */
function readBeside(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  const wrapper = image.node.parent();
  const parent = wrapper.is('a') ? wrapper.parent() : wrapper;
  const [box] = parent.toArray();
  if (box === undefined || !parent.is('p, div, td, center, font')) return [];
  if (holdsOtherPhotos(box, image, images)) return [];
  const text = visibleText(parent);
  const isSlanted = squeeze(parent.find('i, em, small').text()) === text && text !== '';
  return isSlanted || endsWithCredit(text, rules) ? [{ place: 'beside', text, credit: null }] : [];
}

const minAltWords = 8;
const maxCaptionLength = 1500;

/** Where the image's `alt` says little: a paragraph below it that ends in a credit. */
function readBelow(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  const { node } = image;
  if (squeeze(node.attr('alt') ?? '').split(' ').length >= minAltWords) return [];
  const box =
    node.parent().is('p, div, a, center') && squeeze(node.parent().text()) === '' ? node.parent() : node;
  const [next] = box.next('p, div, em, i, small').toArray();
  if (next === undefined || holdsOtherPhotos(next, image, images)) return [];
  const text = visibleText(box.next());
  if (text.length > maxCaptionLength || !endsWithCredit(text, rules)) return [];
  return [{ place: 'below', text, credit: null }];
}

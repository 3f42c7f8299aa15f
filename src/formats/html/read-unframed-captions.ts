import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { endsWithCredit } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { FoundCaption } from './found-caption.ts';
import { holdsOtherPhotos } from './holds-other-photos.ts';
import { elementBeside, inside, matching, outerElement } from './page-elements.ts';
import { isImage, type PageImage } from './page-images.ts';
import { rawText, squeeze, textOf, visibleText } from './visible-text.ts';

/** Without a frame: the caption that follows the image, and what stands beside it. */
export function readUnframedCaptions(
  page: CheerioAPI,
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  if (!isImage(image.element)) return [];
  const found = [...readNext(page, image.element, rules), ...readBeside(image, images, rules)];
  return found.length > 0 ? found : readBelow(image, images, rules);
}

function readNext(page: CheerioAPI, image: Element, { sites }: Rules): readonly FoundCaption[] {
  const outer = outerElement(image);
  const isAlone = elementBeside(image, 'prev') === null && elementBeside(image, 'next') === null;
  const isWrapped = isAlone && outer !== null && ['p', 'div', 'a'].includes(outer.name);
  const next = elementBeside(isWrapped ? outer : image, 'next');
  if (next === null || !matching(page, sites.captions)(next)) return [];
  return [{ place: 'caption[0]', text: textOf(next), credit: null }];
}

const boxNames: ReadonlySet<string> = new Set(['p', 'div', 'td', 'center', 'font']);
const slantedNames: ReadonlySet<string> = new Set(['i', 'em', 'small']);

/** Old pages set the caption behind the image in the same paragraph: its slant or a credit shows that it is one. */
function readBeside(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  const wrapper = outerElement(image.element);
  const box = wrapper?.name === 'a' ? outerElement(wrapper) : wrapper;
  if (box === null || !boxNames.has(box.name) || holdsOtherPhotos(box, image, images)) return [];
  const text = visibleText(box);
  if (text === '') return [];
  const slanted = [...inside(box, ({ name }) => slantedNames.has(name))];
  const isCaption = squeeze(slanted.map(rawText).join('')) === text || endsWithCredit(text, rules);
  return isCaption ? [{ place: 'beside', text, credit: null }] : [];
}

const minAltWords = 8;
const maxCaptionLength = 1500;
const wrapperNames: ReadonlySet<string> = new Set(['p', 'div', 'a', 'center']);
const belowNames: ReadonlySet<string> = new Set(['p', 'div', 'em', 'i', 'small']);

/** Where the image's `alt` says little: a paragraph below it that ends in a credit. */
function readBelow(
  image: PageImage,
  images: ReadonlyMap<Element, PageImage>,
  rules: Rules,
): readonly FoundCaption[] {
  const { element } = image;
  if (squeeze(element.attribs['alt'] ?? '').split(' ').length >= minAltWords) return [];
  const outer = outerElement(element);
  const isWrapped = outer !== null && wrapperNames.has(outer.name) && textOf(outer) === '';
  const next = elementBeside(isWrapped ? outer : element, 'next');
  if (next === null || !belowNames.has(next.name) || holdsOtherPhotos(next, image, images)) return [];
  const text = visibleText(next);
  if (text.length > maxCaptionLength || !endsWithCredit(text, rules)) return [];
  return [{ place: 'below', text, credit: null }];
}

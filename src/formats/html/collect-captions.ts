import type { Cheerio, CheerioAPI } from 'cheerio';
import { isTag, isText, type AnyNode, type Element } from 'domhandler';
import { endsWithCredit, readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { receivedPhoto } from '../photo-key.ts';
import { imageAddress } from './image-address.ts';

/** One copy of a caption, with the credit that stands beside it. */
export interface FoundCaption {
  readonly place: string;
  readonly text: string;
  readonly credit: string | null;
}

const captionSelector =
  'figcaption, .caption, .cutline, .wp-caption-text, .caption-full, .caption-text, .caption-truncated, .photo-caption, .image-caption, .gallery-caption, .slide-caption, [class*="infoDescription"], [class*="Caption"], [class*="caption"], [itemprop="caption"], [itemprop="description"]';
const creditSelector =
  '.credit, .photo-credit, .image-credit, .media-credit, .tnt-byline, .photographer, [itemprop="copyrightHolder"], [itemprop="creditText"], [itemprop="author"], [class*="credit"], [class*="Credit"], [class*="infoAttribution"], [class*="Attribution"]';
const frameSelector =
  'figure, .photo, .slide, .modal-slide, .gallery-item, .image, .media, .wp-caption, [class*="slide"], [class*="Slide"], [class*="figure"], [class*="Figure"], [class*="photo"], [class*="gallery-item"], table, li';

/** Every copy of an image's caption in the page, never joined: attributes, captions around it, its alternative text. */
export function collectCaptions(page: CheerioAPI, element: Element, rules: Rules): readonly FoundCaption[] {
  const image = page(element);
  const frame = findFrame(page, element);
  const credit = frame === null ? null : readCredit(frame, rules);
  const copies = [
    ...(frame === null
      ? [...readNextCaption(image), ...readBesideImage(image, rules)]
      : [...readAttributes(page, frame), ...readVisible(page, frame, rules)]),
    ...readDataAttributes(image),
  ];
  const captions = copies
    .map((copy) => ({ ...copy, text: squeeze(copy.text), credit: copy.credit ?? credit }))
    .filter(({ text }) => /\p{L}{2}/u.test(text));
  return [...captions, ...readDescriptions(image, captions, rules).map((copy) => ({ ...copy, credit }))];
}

const minDescriptionWords = 8;
const minTitleWords = 6;

/** `alt` and `title` are copies of the caption, or captions of their own; a short one only names what is to be seen. */
function readDescriptions(
  image: Cheerio<Element>,
  captions: readonly FoundCaption[],
  rules: Rules,
): readonly FoundCaption[] {
  return ['alt', 'title'].flatMap((place) => {
    const text = squeeze(image.attr(place) ?? '');
    if (!/\p{L}{2}/u.test(text) || (place === 'title' && text.split(' ').length < minTitleWords)) return [];
    const isCaption =
      captions.length === 0 ||
      text.split(' ').length >= minDescriptionWords ||
      endsWithCredit(text, rules) ||
      captions.some((caption) => isCopyOf(text, caption.text));
    return isCaption ? [{ place, text, credit: null }] : [];
  });
}

function isCopyOf(text: string, caption: string): boolean {
  const [a, b] = [text, caption].map((each) => each.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a));
}

/** Old pages set the caption behind the image in the same paragraph: its slant or a credit shows that it is one. */
function readBesideImage(image: Cheerio<Element>, rules: Rules): readonly FoundCaption[] {
  const parent = image.parent().is('a') ? image.parent().parent() : image.parent();
  if (!parent.is('p, div, td, center, font') || parent.find('img').length > 1) return [];
  const text = squeeze(spaced(parent.clone()));
  const isSlanted = squeeze(parent.find('i, em, small').text()) === text && text !== '';
  return isSlanted || endsWithCredit(text, rules) ? [{ place: 'beside', text, credit: null }] : [];
}

/** The nearest box around the image that holds a caption and no other photo. */
function findFrame(page: CheerioAPI, element: Element): Cheerio<Element> | null {
  for (const parent of page(element).parents(frameSelector).toArray()) {
    const frame = page(parent);
    const sources = new Set(
      frame
        .find('img')
        .toArray()
        .map((image) => receivedPhoto(imageAddress(page(image)) ?? '').key),
    );
    if (sources.size > 1) return null;
    if (frame.find(`${captionSelector}, [data-c-caption], [data-caption]`).length > 0) return frame;
  }
  return null;
}

function readCredit(frame: Cheerio<Element>, rules: Rules): string | null {
  const shown = squeeze(frame.find(creditSelector).first().text());
  const credit = shown === '' ? squeeze(frame.find('[data-c-credit]').attr('data-c-credit') ?? '') : shown;
  return credit === '' ? readCreditOutside(frame, rules) : credit;
}

const maxCreditLength = 160;

/** `Image source, Reuters` beside the image: what else stands in the frame, where it is nothing but a credit. */
function readCreditOutside(frame: Cheerio<Element>, rules: Rules): string | null {
  const rest = frame.clone();
  rest.find(`${captionSelector}, script, style, noscript, button`).remove();
  const text = squeeze(rest.text());
  return text.length <= maxCreditLength && readCreditLine(text, rules) !== null ? text : null;
}

/** Gannett and others keep the caption in attributes and show it by style. */
function readAttributes(page: CheerioAPI, frame: Cheerio<Element>): readonly FoundCaption[] {
  return frame
    .find('[data-c-caption], [data-caption]')
    .not('img')
    .toArray()
    .map((node) => page(node))
    .map((node) => ({
      place: 'data-caption',
      text: node.attr('data-c-caption') ?? node.attr('data-caption') ?? '',
      credit: node.attr('data-c-credit') ?? null,
    }));
}

function readVisible(page: CheerioAPI, frame: Cheerio<Element>, rules: Rules): readonly FoundCaption[] {
  const nodes = innermost(page, frame.find(captionSelector).toArray());
  const isCredit = (node: Element) => readCreditLine(squeeze(page(node).text()), rules) !== null;
  // "caption__text", "caption__photog": a part of the caption that is nothing but its credit.
  const apart = nodes.find(isCredit);
  const credit = apart === undefined ? null : squeeze(page(apart).text());
  return nodes
    .filter((node) => !isCredit(node))
    .map((node, index) => {
      const copy = page(node).clone();
      const inside = takeCreditChild(page, copy, rules);
      // Read apart, or they run together: "July 8, 2020.THE CANADIAN PRESS"
      copy.find(creditSelector).remove();
      copy.find('script, style, button, [aria-hidden="true"]').remove();
      return { place: `caption[${index}]`, text: spaced(copy), credit: inside ?? credit };
    });
}

/** `<figcaption>A seal waits. <cite>Runa Holt for The Courier</cite></figcaption>`: a child that is nothing but a credit. */
function takeCreditChild(page: CheerioAPI, caption: Cheerio<Element>, rules: Rules): string | null {
  const child = caption
    .find('cite, small, em, i, span, p, div')
    .toArray()
    .find((element) => readCreditLine(squeeze(page(element).text()), rules) !== null);
  if (child === undefined) return null;
  const credit = squeeze(page(child).text());
  page(child).remove();
  return credit;
}

/** A box of captions is read through the captions in it. */
function innermost(page: CheerioAPI, nodes: readonly Element[]): readonly Element[] {
  const isOuter = (node: Element) =>
    nodes.some((other) => other !== node && page(other).closest(node).length > 0);
  return nodes.filter((node) => !isOuter(node) && !page(node).is(creditSelector));
}

/** Without a frame: the caption that follows the image. */
function readNextCaption(image: Cheerio<Element>): readonly FoundCaption[] {
  const next =
    image.parent().is('p, div, a') && image.siblings().length === 0 ? image.parent().next() : image.next();
  return next.is(captionSelector) ? [{ place: 'caption[0]', text: next.text(), credit: null }] : [];
}

/** WordPress and Jetpack keep further copies on the image. */
function readDataAttributes(image: Cheerio<Element>): readonly FoundCaption[] {
  return ['data-image-caption', 'data-caption', 'data-image-description'].flatMap((name) => {
    const text = image.attr(name);
    return text === undefined ? [] : [{ place: name, text, credit: null }];
  });
}

const blocks = new Set(['br', 'p', 'div', 'li', 'tr', 'td']);

/** The text of a node with spaces where its blocks meet, and where two spans do: `… 31 years.` `Credit...` */
function spaced(node: Cheerio<AnyNode>): string {
  const texts: string[] = [];
  const open = node.toArray().toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isText(next)) texts.push(next.data);
    if (!isTag(next)) continue;
    if (blocks.has(next.name) || (next.name === 'span' && next.prev !== null && isTag(next.prev)))
      texts.push(' ');
    for (let child = next.lastChild; child !== null; child = child.prev) open.push(child);
  }
  return texts.join('');
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

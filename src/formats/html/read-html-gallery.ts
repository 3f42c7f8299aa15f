import { load, type Cheerio, type CheerioAPI } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { endsWithCredit } from '../../pipeline/credits/find-credit-line.ts';
import { noFields, type Gallery, type ReceivedEntry } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { collectCaptions, type FoundCaption } from './collect-captions.ts';
import { imageAddress } from './image-address.ts';
import { isPageImage } from './is-page-image.ts';
import { readJsonLd } from './read-json-ld.ts';

/** A page → gallery: every copy of a caption that a photo has on it, tied to the photo by its address. */
export function readFormat(text: string, input: GalleryInput, rules: Rules): Gallery {
  const page = load(text, { scriptingEnabled: false });
  const entries: ReceivedEntry[] = [];
  page('img').each((imageIndex, element) => {
    const image = page(element);
    if (isPageImage(image)) return;
    for (const caption of keepCaptions(page, element, image, rules))
      entries.push(toEntry(caption, image, imageIndex, entries.length));
  });
  // Pages that scripts draw keep their pictures in JSON-LD only.
  if (entries.length === 0) entries.push(...readJsonLd(page));
  return {
    id: null,
    headline: findHeadline(page),
    source: { format: 'html', name: input.name, uri: input.uri },
    referenceDate: null,
    entries,
    warnings: [],
  };
}

/** An `alt` alone describes a photo as often as it repeats its caption: it counts beside a caption or with a credit. */
function keepCaptions(
  page: CheerioAPI,
  element: Element,
  image: Cheerio<Element>,
  rules: Rules,
): readonly FoundCaption[] {
  const found = collectCaptions(page, element, rules);
  if (found.some(({ place }) => place !== 'alt')) return found;
  return found.filter(({ text }) => endsWithCredit(text, rules) || isLongCaption(text, image));
}

const minAltWords = 8;

function isLongCaption(text: string, image: Cheerio<Element>): boolean {
  const isLinked = image.closest('a, aside, nav, header, footer').length > 0;
  return !isLinked && text.split(/\s+/u).length >= minAltWords && /[.!?]["”’)]?$/u.test(text);
}

function toEntry(
  { text, credit, place }: FoundCaption,
  image: Cheerio<Element>,
  imageIndex: number,
  index: number,
): ReceivedEntry {
  const uri = imageAddress(image);
  return {
    index,
    locator: { pointer: `img[${imageIndex}]/${place}` },
    text,
    ...noFields,
    credit,
    foundBy: `stands at the image: ${place.replace(/\[\d+\]$/u, '')}`,
    photo: uri === undefined || uri === '' ? null : receivedPhoto(uri),
    leftOut: null,
  };
}

function findHeadline(page: CheerioAPI): string | null {
  const candidates = [
    squeeze(page('h1').first()),
    page('meta[property="og:title"]').attr('content')?.trim(),
    squeeze(page('title').first()),
  ];
  return candidates.find((title) => title !== undefined && title !== '') ?? null;
}

function squeeze(nodes: Cheerio<AnyNode>): string {
  return nodes.text().replace(/\s+/gu, ' ').trim();
}

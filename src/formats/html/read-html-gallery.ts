import type { CheerioAPI } from 'cheerio';
import type { Element } from 'domhandler';
import { endsWithCredit } from '../../pipeline/credits/find-credit-line.ts';
import { noFields, noMarks, type Gallery, type ReceivedEntry } from '../../pipeline/gallery.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { GalleryInput } from '../read-gallery.ts';
import type { ReceivedDocument } from '../received-document.ts';
import { collectCaptions } from './collect-captions.ts';
import type { FoundCaption } from './found-caption.ts';
import type { PageCaption } from './page-caption.ts';
import { addPageData } from './page-data/add-page-data.ts';
import { loadPage } from './load-page.ts';
import { closest, elementsOf } from './page-elements.ts';
import { findPageImages, type PageImage } from './page-images.ts';
import { readJsonLd } from './read-json-ld.ts';
import { textOf } from './visible-text.ts';
import { withoutCutCopies } from './without-cut-copies.ts';
import { withoutSharedAddresses } from './without-shared-addresses.ts';

/** A page → gallery: every copy of a caption that a photo has on it, tied to the photo by its address. */
export function readFormat({ text }: ReceivedDocument, input: GalleryInput, rules: Rules): Gallery {
  const { page, warnings } = loadPage(text);
  const entries = addPageData(page, readMarkup(page, rules));
  // Pages that scripts draw keep their pictures in JSON-LD only.
  const linked = entries.length > 0 ? null : readJsonLd(page);
  return {
    id: null,
    headline: findHeadline(page) ?? linked?.headline ?? null,
    source: { format: 'html', name: input.name, uri: input.uri },
    referenceDate: linked?.referenceDate ?? null,
    entries: linked?.entries ?? entries,
    warnings: [...warnings, ...(linked?.warnings ?? [])],
  };
}

function readMarkup(page: CheerioAPI, rules: Rules): readonly ReceivedEntry[] {
  const images = findPageImages(page, rules);
  const byElement = new Map(images.map((image) => [image.element, image]));
  const captions = images.flatMap((image) =>
    keepCaptions(collectCaptions(page, image, byElement, rules), image, rules).map((found) => ({
      ...found,
      image,
      photo: image.photo,
    })),
  );
  return withoutCutCopies(page, withoutSharedAddresses(captions)).map(toEntry);
}

/** An `alt` alone describes a photo as often as it repeats its caption: it counts beside a caption or with a credit. */
function keepCaptions(
  found: readonly FoundCaption[],
  { element }: PageImage,
  rules: Rules,
): readonly FoundCaption[] {
  if (found.some(({ place }) => place !== 'alt')) return found;
  return found.filter(({ text }) => endsWithCredit(text, rules) || isLongCaption(text, element));
}

const minAltWords = 8;

const otherBoxes: ReadonlySet<string> = new Set(['a', 'aside', 'nav', 'header', 'footer']);

function isLongCaption(text: string, image: Element): boolean {
  if (closest(image, ({ name }) => otherBoxes.has(name)) !== null) return false;
  return text.split(/\s+/u).length >= minAltWords && /[.!?]["”’)]?$/u.test(text);
}

function toEntry({ text, credit, place, image, photo }: PageCaption, index: number): ReceivedEntry {
  return {
    index,
    locator: { pointer: `img[${image.place}]/${place}` },
    text,
    ...noFields,
    credit,
    foundBy: `stands at the image: ${place.replace(/\[\d+\]$/u, '')}`,
    photo,
    ...noMarks,
  };
}

function findHeadline(page: CheerioAPI): string | null {
  const elements = elementsOf(page);
  const first = (wanted: string) => elements.find(({ name }) => name === wanted);
  const [heading, title] = [first('h1'), first('title')];
  const stated = elements.find(({ name, attribs }) => name === 'meta' && attribs['property'] === 'og:title');
  const candidates = [
    heading === undefined ? '' : textOf(heading),
    (stated?.attribs['content'] ?? '').trim(),
    title === undefined ? '' : textOf(title),
  ];
  return candidates.find((text) => text !== '') ?? null;
}

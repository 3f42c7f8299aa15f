import type { CheerioAPI } from 'cheerio';
import {
  noFields,
  noMarks,
  type Gallery,
  type PhotoSize,
  type ReceivedEntry,
} from '../../pipeline/gallery.ts';
import { agreedDay, agreedHeadline } from '../news-items/agreed-values.ts';
import { captionMissing } from '../news-items/desk-notes.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { ownFlags } from '../own-words.ts';
import { receivedPhoto } from '../photo-key.ts';
import { statedSize } from '../stated-size.ts';
import { findLinkedImages, type LinkedImage } from './find-linked-images.ts';
import { linkedText, nameOfThing, textIn } from './linked-text.ts';
import { ownPhotoName, ownTerms, readOwnLinked } from './read-own-linked.ts';

/** What a page tells search engines of its gallery. */
export type LinkedGallery = Pick<Gallery, 'headline' | 'referenceDate' | 'entries' | 'warnings'>;

/** The pictures a page describes in JSON-LD: schema.org `ImageObject`s with a caption, and all that stand in an `ImageGallery`. */
export function readJsonLd(page: CheerioAPI): LinkedGallery {
  const { galleries, images } = findLinkedImages(
    page('script[type="application/ld+json"]')
      .toArray()
      .map((script) => parseJson(page(script).text())),
  );
  return {
    headline: agreedHeadline(galleries.map((gallery) => textIn(gallery, 'name', 'headline'))),
    referenceDate: agreedDay(galleries.map((gallery) => textIn(gallery, 'datePublished'))),
    entries: images.map(toEntry),
    warnings: images.flatMap((image, index) =>
      captionOf(image) === null ? [{ ...captionMissing, entry: index }] : [],
    ),
  };
}

function toEntry(image: LinkedImage, index: number): ReceivedEntry {
  const uri = textIn(image, 'contentUrl', 'url');
  const earlier = readOwnLinked(image);
  return {
    index,
    locator: { pointer: `ImageObject[${index}]` },
    text: captionOf(image) ?? '',
    ...noFields,
    foundBy: 'the page describes it in JSON-LD',
    credit: textIn(image, 'creditText', 'copyrightNotice'),
    byline: people(image['creator'] ?? image['author']),
    date: textIn(image, 'dateCreated'),
    photo: uri === null ? null : receivedPhoto(earlier === null ? uri : ownPhotoName(uri), sizeOf(image)),
    ...noMarks,
    flags: ownFlags(ownTerms(image, 'flag')),
    language: languageTag(textIn(image, 'inLanguage')),
    earlier,
  };
}

function sizeOf({ width, height }: LinkedImage): PhotoSize | null {
  return statedSize(width, height);
}

function captionOf(image: LinkedImage): string | null {
  return textIn(image, 'caption', 'description');
}

/** The people who made it, one or several; a house that did stands in the credit. */
function people(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value]).flatMap((each) =>
    isHouse(each) ? [] : (linkedText(nameOfThing(each)) ?? []),
  );
  return names.length === 0 ? null : names.join(' and ');
}

function isHouse(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '@type' in value && value['@type'] === 'Organization';
}

/** A script that is no JSON describes nothing. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

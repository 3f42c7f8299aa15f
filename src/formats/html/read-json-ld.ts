import type { CheerioAPI } from 'cheerio';
import { noFields, noMarks, type ReceivedEntry } from '../../pipeline/gallery.ts';
import { receivedPhoto } from '../photo-key.ts';

const maxDepth = 12;

/** The pictures a page describes to search engines: schema.org `ImageObject`s with a caption. */
export function readJsonLd(page: CheerioAPI): readonly ReceivedEntry[] {
  const images = page('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => findImages(parseJson(page(script).text()), 0));
  return images.map((image, index) => ({
    index,
    locator: { pointer: `ImageObject[${index}]` },
    text: image.caption,
    ...noFields,
    foundBy: 'the page describes it in JSON-LD',
    credit: image.credit,
    byline: image.byline,
    date: image.date,
    photo: image.uri === null ? null : receivedPhoto(image.uri),
    ...noMarks,
  }));
}

interface FoundImage {
  readonly caption: string;
  readonly credit: string | null;
  readonly byline: string | null;
  readonly date: string | null;
  readonly uri: string | null;
}

function findImages(value: unknown, depth: number): readonly FoundImage[] {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => findImages(each, depth + 1));
  const object = value as Readonly<Record<string, unknown>>;
  const caption = text(object['caption']) ?? text(object['description']);
  if (object['@type'] === 'ImageObject' && caption !== null) {
    return [
      {
        caption,
        credit: text(object['creditText']) ?? text(object['copyrightNotice']),
        byline: people(object['creator'] ?? object['author']),
        date: text(object['dateCreated']),
        uri: text(object['contentUrl']) ?? text(object['url']),
      },
    ];
  }
  return Object.values(object).flatMap((each) => findImages(each, depth + 1));
}

/** The people who made it, one or several; a house that did stands in the credit. */
function people(value: unknown): string | null {
  const names = (Array.isArray(value) ? value : [value]).flatMap((each) =>
    isHouse(each) ? [] : (text(nameOf(each)) ?? []),
  );
  return names.length === 0 ? null : names.join(' and ');
}

function isHouse(value: unknown): boolean {
  return typeof value === 'object' && value !== null && '@type' in value && value['@type'] === 'Organization';
}

function nameOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'name' in value ? value.name : value;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** A script that is no JSON describes nothing. */
function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

import type { Gallery } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, textAt, type DataFields } from '../data-fields.ts';
import { agreedDay, agreedHeadline } from '../news-items/agreed-values.ts';
import { checkCount } from '../check-count.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import { nothingFound, readEach, type FoundItems } from '../news-items/found-picture.ts';
import { numberPictures } from '../news-items/number-pictures.ts';
import { pointerTo } from '../news-items/pointer-to.ts';
import { takeItems } from '../news-items/take-items.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { findAnsId, isAnsItem } from './is-ans-document.ts';
import { readAnsImage } from './read-ans-image.ts';

/** A gallery, a story or an image of Arc XP → gallery: its images in their order, those of galleries in a story among them. */
export function readFormat(document: ReceivedDocument, input: GalleryInput): Gallery {
  const value = jsonValue(document, input.name);
  const items = takeItems(value, isAnsItem, input.name);
  const [only] = items.length === 1 ? items : [];
  const uri = only === undefined ? null : textAt(only.fields, 'canonical_url', 'website_url');
  return {
    id: findAnsId(value),
    headline: agreedHeadline(items.map(({ fields }) => readHeadline(fields))),
    source: { format: 'ans', name: input.name, uri: input.uri ?? uri },
    referenceDate: agreedDay(items.map(({ fields }) => readDay(fields))),
    ...numberPictures(readEach(items, (item) => readElement(item, 0))),
  };
}

/** The first that is there: weekdays in captions were written for the day of the first publication. */
const publicationDates = [
  'first_publish_date',
  'publish_date',
  'display_date',
  'created_date',
  'last_updated_date',
];

/** Cutline writes the day its captions were read against, which is a day without a time. */
function readDay(fields: DataFields): string | null {
  const own = textAt(fieldsOf(fieldAt(fields, 'additional_properties')), 'reference_date');
  return own ?? textAt(fields, ...publicationDates);
}

function readHeadline(fields: DataFields): string | null {
  return textAt(fieldsOf(fieldAt(fields, 'headlines')), 'basic') ?? textAt(fields, 'subtitle');
}

const maxDepth = 12;

/** An image, or the images in what an element holds; a story opens with its lead art, a gallery's only announces it. */
function readElement(element: PlacedItem, depth: number): FoundItems {
  const type = textAt(element.fields, 'type');
  if (type === 'image') return { ...nothingFound, pictures: [readAnsImage(element)] };
  if (depth >= maxDepth) return unread(element, 'nested too deep');
  const content = partsOf(element, 'content_elements');
  const promoted = partsOf(element, 'promo_items');
  const parts = type === 'gallery' ? [...content, ...promoted] : [...promoted, ...content];
  if (parts.length > 0) return readEach(parts, (part) => readElement(part, depth + 1));
  return depth > 0 && isWords(element.fields) ? nothingFound : unread(element, type ?? 'no element');
}

function partsOf({ pointer, fields }: PlacedItem, name: string): readonly PlacedItem[] {
  const parts = fieldAt(fields, name);
  if (typeof parts !== 'object' || parts === null) return [];
  checkCount(Object.keys(parts).length);
  return Object.entries(parts).map(([key, part]) => ({
    pointer: pointerTo(pointer, name, key),
    fields: fieldsOf(part),
  }));
}

/** The story's own words and furniture hold no pictures; a reference to a picture that was not filled in, or a video, is told of. */
function isWords(fields: DataFields): boolean {
  const words =
    'text header quote list raw_html table divider interstitial_link link_list blockquote code correction custom_embed oembed_response numeric_rating endorsement';
  return words.split(' ').includes(textAt(fields, 'type') ?? '');
}

function unread({ pointer }: PlacedItem, what: string): FoundItems {
  return { ...nothingFound, unread: [{ pointer, what }] };
}

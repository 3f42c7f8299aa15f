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
import { apLeftOut } from './ap-state.ts';
import { findApId, isApItem } from './is-ap-document.ts';
import { readApPicture, versionTime } from './read-ap-picture.ts';

/** AP Media API, an item, a feed or a search → gallery: an entry for each version of each picture, stories' pictures among them. */
export function readFormat(document: ReceivedDocument, input: GalleryInput): Gallery {
  const value = jsonValue(document, input.name);
  const items = takeItems(value, isApItem, input.name);
  const read = items.filter(({ fields }) => fields.size > 0);
  return {
    id: findApId(value),
    headline: agreedHeadline(read.map(({ fields }) => textAt(fields, 'headline', 'title'))),
    source: { format: 'ap', name: input.name, uri: input.uri },
    referenceDate: agreedDay(read.map(({ fields }) => versionTime(fields))),
    ...numberPictures(readEach(items, (item) => readApItem(item, null, 0))),
  };
}

const maxDepth = 4;

/** A picture, or the pictures that another item is associated with. */
function readApItem(item: PlacedItem, leftOut: string | null, depth: number): FoundItems {
  if (isPicture(item.fields)) return { ...nothingFound, pictures: [readApPicture(item, leftOut)] };
  const state = leftOut ?? apLeftOut(item.fields);
  const associated = depth < maxDepth ? listAssociations(item) : [];
  if (associated.length > 0) return readEach(associated, (each) => readApItem(each, state, depth + 1));
  const what = item.fields.size === 0 ? 'no item' : (textAt(item.fields, 'type') ?? 'an item without a type');
  return { ...nothingFound, unread: [{ pointer: item.pointer, what }] };
}

function isPicture(fields: DataFields): boolean {
  const type = textAt(fields, 'type');
  return type === null
    ? textAt(fields, 'description_caption', 'caption') !== null || fields.has('photographer')
    : /^(?:picture|photo|graphic)$/iu.test(type.trim());
}

/** AP numbers what belongs to an item: `{ "1": { … }, "2": { … } }`. */
function listAssociations({ pointer, fields }: PlacedItem): readonly PlacedItem[] {
  const associations = fieldAt(fields, 'associations');
  if (typeof associations !== 'object' || associations === null) return [];
  checkCount(Object.keys(associations).length);
  return Object.entries(associations).map(([key, value]) => ({
    pointer: pointerTo(pointer, 'associations', key),
    fields: fieldsOf(value),
  }));
}

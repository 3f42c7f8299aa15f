import type { Gallery } from '../../pipeline/gallery.ts';
import { textAt, type DataFields } from '../data-fields.ts';
import { chooseRendition } from '../news-items/choose-rendition.ts';
import { agreedDay, agreedHeadline } from '../news-items/agreed-values.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import { nothingFound, readEach, type FoundItems } from '../news-items/found-picture.ts';
import { numberPictures } from '../news-items/number-pictures.ts';
import { takeItems } from '../news-items/take-items.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { chooseCaption, chooseHeadline, chooseReferenceDay } from './choose-text.ts';
import { findNinjsId, isNinjsItem } from './is-ninjs-document.ts';
import { listAssociations } from './list-associations.ts';
import { ninjsLeftOut, readNinjsPicture, type Inherited } from './read-ninjs-picture.ts';

/** ninjs 1, 2 or 3 → gallery: a picture, or the pictures with which a composite or a text is associated, in their order. */
export function readFormat(document: ReceivedDocument, input: GalleryInput): Gallery {
  const value = jsonValue(document, input.name);
  const items = takeItems(value, isNinjsItem, input.name);
  const [only] = items.length === 1 ? items : [];
  const uri = only === undefined ? null : textAt(only.fields, 'uri');
  return {
    id: findNinjsId(value),
    headline: agreedHeadline(items.map(({ fields }) => chooseHeadline(fields))),
    source: { format: 'ninjs', name: input.name, uri: input.uri ?? uri },
    referenceDate: agreedDay(items.map(({ fields }) => readDay(fields))),
    ...numberPictures(readEach(items, (item) => readNinjsItem(item, nothingInherited, 0))),
  };
}

function readDay(fields: DataFields): string | null {
  return chooseReferenceDay(fields) ?? textAt(fields, 'versioncreated', 'firstcreated');
}

/** Composites may hold composites. */
const maxDepth = 12;

const nothingInherited: Inherited = { leftOut: null, language: null };

function readNinjsItem(item: PlacedItem, from: Inherited, depth: number): FoundItems {
  const own = isPicture(item.fields) ? [readNinjsPicture(item, from)] : [];
  const associated = depth < maxDepth ? listAssociations(item) : [];
  if (own.length > 0 || associated.length > 0) {
    const passedOn = {
      leftOut: from.leftOut ?? ninjsLeftOut(item.fields),
      language: textAt(item.fields, 'language') ?? from.language,
    };
    const { pictures, unread } = readEach(associated, (each) => readNinjsItem(each, passedOn, depth + 1));
    return { pictures: [...own, ...pictures], unread };
  }
  return { ...nothingFound, unread: [{ pointer: item.pointer, what: whatItIs(item.fields) }] };
}

/** A graphic may be a logo: it counts with a caption. */
function isPicture(fields: DataFields): boolean {
  const type = textAt(fields, 'type')?.trim().toLowerCase() ?? null;
  if (type === 'picture' || type === 'photo' || type === 'image') return true;
  if (type === 'graphic') return chooseCaption(fields) !== null;
  return type === null && chooseRendition(fields.get('renditions')) !== null;
}

function whatItIs(fields: DataFields): string {
  if (fields.size === 0) return 'no item';
  const type = textAt(fields, 'type');
  return type === 'graphic' ? 'a graphic without a caption' : (type ?? 'an item without a type');
}

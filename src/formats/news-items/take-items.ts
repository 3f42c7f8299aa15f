import { ExpectedError } from '../../errors.ts';
import { findItems, type IsItem, type PlacedItem } from './find-items.ts';

/** The most items a document may have, pictures or not. */
const maxItems = 20_000;

/** All items of a document called `name`; GALLERY_TOO_MANY_ENTRIES beyond the limit. */
export function takeItems(value: unknown, isItem: IsItem, name: string): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  for (const item of findItems(value, isItem)) {
    if (items.length >= maxItems)
      throw new ExpectedError(
        'GALLERY_TOO_MANY_ENTRIES',
        `${name} has more than ${maxItems} items; hand it in in parts`,
      );
    items.push(item);
  }
  return items;
}

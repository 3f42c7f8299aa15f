import { checkCount } from '../check-count.ts';
import { findItems, type IsItem, type PlacedItem } from './find-items.ts';

/** All items of a document called `name`; GALLERY_TOO_MANY_ENTRIES beyond the limit. */
export function takeItems(value: unknown, isItem: IsItem, name: string): readonly PlacedItem[] {
  const items: PlacedItem[] = [];
  for (const item of findItems(value, isItem)) {
    checkCount(items.length + 1, name);
    items.push(item);
  }
  return items;
}

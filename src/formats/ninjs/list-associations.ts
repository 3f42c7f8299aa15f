import { fieldAt, fieldsOf, textAt } from '../data-fields.ts';
import { checkCount } from '../check-count.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import { pointerTo } from '../news-items/pointer-to.ts';

/**
 * The items that belong to another, in their order: a list in 2 and 3; by name in 1, where superdesk numbers them by `order` or in
 * their names (`gallery--2`) and keeps further ones in `extra_items`.
 */
export function listAssociations({ pointer, fields }: PlacedItem): readonly PlacedItem[] {
  const own = itemsBelow(fieldAt(fields, 'associations'), pointerTo(pointer, 'associations'));
  const extra = itemsBelow(fieldAt(fields, 'extra_items'), pointerTo(pointer, 'extra_items')).flatMap(
    (field) => itemsBelow(fieldAt(field.fields, 'items'), pointerTo(field.pointer, 'items')),
  );
  return [...own, ...extra];
}

function itemsBelow(value: unknown, pointer: string): readonly PlacedItem[] {
  if (typeof value !== 'object' || value === null) return [];
  checkCount(Object.keys(value).length);
  const items = Object.entries(value).map(([key, item]) => ({ key, fields: fieldsOf(item) }));
  return items
    .toSorted((a, b) => placeOf(a.key, a.fields) - placeOf(b.key, b.fields))
    .map(({ key, fields }) => ({ pointer: pointerTo(pointer, key), fields }));
}

/** What has no number stands before all that have one. */
function placeOf(key: string, fields: PlacedItem['fields']): number {
  const order = Number(textAt(fields, 'order') ?? /--(\d{1,6})$/u.exec(key)?.[1] ?? -1);
  return Number.isFinite(order) ? order : -1;
}

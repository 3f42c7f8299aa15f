import { fieldsOf, type DataFields } from '../data-fields.ts';

/** An item of a news document, and where it stands as a JSON pointer. */
export interface PlacedItem {
  readonly pointer: string;
  readonly fields: DataFields;
}

/** Whether an object is an item of a format, told by its fields. */
export type IsItem = (fields: DataFields) => boolean;

/** What answers, feeds and operations wrap their items in; under the second kind anything stands for an item. */
const wrappers = new Set(['data', 'items', '_items', 'hits']);
const holders = new Set(['item', '_source', 'body']);
const maxDepth = 8;

/** The items of an item, an answer, a feed or a list, in their order; what stands in an item's place counts as one. */
export function* findItems(value: unknown, isItem: IsItem, pointer = '', depth = 0): Generator<PlacedItem> {
  if (depth > maxDepth || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) yield* inPlace(each, isItem, `${pointer}/${index}`, depth);
    return;
  }
  const fields = fieldsOf(value);
  if (isItem(fields)) {
    yield { pointer, fields };
    return;
  }
  for (const [key, child] of Object.entries(value)) {
    if (holders.has(key)) yield* inPlace(child, isItem, `${pointer}/${key}`, depth);
    else if (wrappers.has(key)) yield* findItems(child, isItem, `${pointer}/${key}`, depth + 1);
  }
}

function* inPlace(value: unknown, isItem: IsItem, pointer: string, depth: number): Generator<PlacedItem> {
  let isEmpty = true;
  for (const item of findItems(value, isItem, pointer, depth + 1)) {
    isEmpty = false;
    yield item;
  }
  if (isEmpty) yield { pointer, fields: fieldsOf(value) };
}

/** How many items of a document are looked at to tell whose it is. */
const maxLookedAt = 20;

/** Does a document hold an item of the format? */
export function holdsItem(value: unknown, isItem: IsItem): boolean {
  let count = 0;
  for (const { fields } of findItems(value, isItem)) {
    if (isItem(fields)) return true;
    count += 1;
    if (count >= maxLookedAt) break;
  }
  return false;
}

/** The one item of a document, or `null` where there are none or several. */
export function onlyItem(value: unknown, isItem: IsItem): DataFields | null {
  const items = findItems(value, isItem);
  const first = items.next();
  return first.done === true || items.next().done !== true ? null : first.value.fields;
}

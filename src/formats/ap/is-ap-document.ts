import { fieldAt, fieldsOf, textAt, type DataFields } from '../data-fields.ts';
import { holdsItem, onlyItem } from '../news-items/find-items.ts';
import { namesNinjs } from '../news-items/names-ninjs.ts';

/** Is it an item, a feed or a search of AP's Media API? */
export function isApDocument(value: unknown): boolean {
  const fields = fieldsOf(value);
  const isAnswer = textAt(fields, 'api_version') !== null && typeof fieldAt(fields, 'data') === 'object';
  return isAnswer || holdsItem(value, isApItem);
}

/** Only AP's items are called by `altids.itemid`; those of ninjs that carry one say so or have their caption in a field of ninjs. */
export function isApItem(fields: DataFields): boolean {
  if (namesNinjs(fields)) return false;
  if (textAt(fieldsOf(fieldAt(fields, 'altids')), 'itemid') !== null)
    return textAt(fields, 'description_text', 'description_html', 'description_xhtml') === null;
  // The older search of AP names the same things otherwise.
  return (
    textAt(fields, 'itemid') !== null &&
    textAt(fields, 'recordsequencenumber', 'friendlykey', 'arrivaldatetime') !== null
  );
}

/** AP's id of an item, the same in all its versions, or `null`. */
export function apItemId(fields: DataFields): string | null {
  const id = textAt(fieldsOf(fieldAt(fields, 'altids')), 'itemid') ?? textAt(fields, 'itemid');
  return id === null ? null : id.trim().toLowerCase();
}

/** The item's own id, where the document is one item; a feed is another one each time. */
export function findApId(value: unknown): string | null {
  const item = onlyItem(value, isApItem);
  return item === null ? null : apItemId(item);
}

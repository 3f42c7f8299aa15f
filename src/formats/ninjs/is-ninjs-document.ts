import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';
import { holdsItem, onlyItem } from '../news-items/find-items.ts';
import { namesNinjs } from '../news-items/names-ninjs.ts';

/** Is it an item of ninjs 1, 2 or 3, or a list of them? */
export function isNinjsDocument(value: unknown): boolean {
  return holdsItem(value, isNinjsItem);
}

const types = new Set('text audio video picture graphic composite component event planning'.split(' '));

/** Fields that hardly anything else calls so. */
const ownFields =
  'versioncreated firstcreated pubstatus representationtype descriptions headlines bodies descriptiontext bodytext bodyhtml bodyxhtml'.split(
    ' ',
  );

/** Fields of documents that share a name or two with ninjs. */
const foreignFields = ['entries', 'contentelements', '@context', '@type', 'jsonapi'];

/** `uri` is the only field an item must have; superdesk calls it `guid`. */
export function isNinjsItem(fields: DataFields): boolean {
  if (foreignFields.some((name) => fields.has(name))) return false;
  if (namesNinjs(fields)) return true;
  const isTyped = types.has(textAt(fields, 'type') ?? '');
  const isOwn = ownFields.some((name) => fields.has(name));
  return textAt(fields, 'uri') === null
    ? textAt(fields, 'guid') !== null && isTyped && isOwn
    : isTyped || isOwn;
}

/** The item's own id, where the document is one item. */
export function findNinjsId(value: unknown): string | null {
  const item = onlyItem(value, isNinjsItem);
  return item === null ? null : ninjsItemId(item);
}

/**
 * The id of an item, the same in all its versions: the agency's where it is given or stands in an address that changes with every
 * question, else `uri`. `null` where there is none.
 */
export function ninjsItemId(fields: DataFields): string | null {
  const agencyId = altId(fields, 'itemid') ?? agencyIdIn(textAt(fields, 'uri'));
  return agencyId?.trim().toLowerCase() ?? textAt(fields, 'uri', 'guid')?.trim() ?? null;
}

/** The id that has a role: `{ "itemid": "…" }` in 1, `[{ "role": "itemId", "value": "…" }]` in 2 and 3. */
export function altId(fields: DataFields, name: string): string | null {
  const ids = listAt(fields, 'altids').map(fieldsOf);
  const listed = ids.find((id) => textAt(id, 'role')?.toLowerCase() === name);
  return textAt(listed ?? new Map(), 'value') ?? textAt(ids[0] ?? new Map(), name);
}

/** `https://api.ap.example/media/v/content/<32 hexadecimal digits>?qt=…&et=…` */
function agencyIdIn(uri: string | null): string | null {
  return /\/([0-9a-f]{32})(?:\.\d{1,4})?\?/iu.exec((uri ?? '').slice(0, 2000))?.[1] ?? null;
}

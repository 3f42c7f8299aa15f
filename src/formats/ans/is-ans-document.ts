import { fieldAt, textAt, type DataFields } from '../data-fields.ts';
import { holdsItem, onlyItem } from '../news-items/find-items.ts';

/** Is it a gallery, a story or an image of Arc XP, a list or a search of them, or an operation on one? */
export function isAnsDocument(value: unknown): boolean {
  return holdsItem(value, isAnsItem);
}

const types = new Set(['gallery', 'story', 'image', 'video', 'collection', 'results']);

/** Content of Arc names its version of ANS (`0.10.9`), and holds its parts in `content_elements`. */
export function isAnsItem(fields: DataFields): boolean {
  if (!types.has(textAt(fields, 'type') ?? '') || fields.has('uri') || fields.has('entries')) return false;
  return (
    /^0\.\d{1,2}(?:\.\d{1,2})?$/u.test(textAt(fields, 'version') ?? '') ||
    typeof fieldAt(fields, 'content_elements') === 'object' ||
    (ansId(fields) !== null && fields.has('credits'))
  );
}

/** The content's own id, where the document is one. */
export function findAnsId(value: unknown): string | null {
  const item = onlyItem(value, isAnsItem);
  return item === null ? null : ansId(item);
}

/** Arc's id of a piece of content, or `null`. */
export function ansId(fields: DataFields): string | null {
  return textAt(fields, '_id')?.trim() ?? null;
}

import { ExpectedError } from '../errors.ts';

/** The most items, or lines, a document may have, pictures or not. */
const maxItems = 20_000;

/** GALLERY_TOO_MANY_ENTRIES where a document, or a list in it, has more items than are looked at. */
export function checkCount(count: number, name = 'the document', what = 'items'): void {
  if (count > maxItems)
    throw new ExpectedError(
      'GALLERY_TOO_MANY_ENTRIES',
      `${name} has more than ${maxItems} ${what}; hand it in in parts`,
    );
}

import { fieldsOf, textAt } from '../data-fields.ts';

/** The id of a gallery in our own shape, or of any other object that has one. */
export function findJsonId(value: unknown): string | null {
  return textAt(fieldsOf(value), 'id');
}

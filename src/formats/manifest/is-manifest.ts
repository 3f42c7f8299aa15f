import { fieldAt, fieldsOf, textAt } from '../data-fields.ts';

/** Is a value a manifest, of this house or of another that works with Cutline? */
export function isManifest(value: unknown): boolean {
  const fields = fieldsOf(value);
  return textAt(fields, 'manifestVersion') !== null && Array.isArray(fieldAt(fields, 'items'));
}

/** The id of its gallery. */
export function findManifestId(value: unknown): string | null {
  return isManifest(value) ? textAt(fieldsOf(value), 'id') : null;
}

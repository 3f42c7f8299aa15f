import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';

/** What an item's subjects of one relation say. */
export function subjectsOf(fields: DataFields, relation: string): readonly string[] {
  return listAt(fields, 'subjects')
    .map(fieldsOf)
    .filter((subject) => textAt(subject, 'rel') === relation)
    .flatMap((subject) => textAt(subject, 'literal') ?? []);
}

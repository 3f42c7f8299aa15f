import { fieldAt, fieldsOf, textAt, type DataFields } from '../data-fields.ts';

/** Does an item say that it is ninjs? `$standard` in 1, `standard` in 2 and 3. */
export function namesNinjs(fields: DataFields): boolean {
  return ['standard', '$standard'].some((name) =>
    /ninjs/iu.test(textAt(fieldsOf(fieldAt(fields, name)), 'name', 'schema') ?? ''),
  );
}

import type { EarlierReading } from '../../pipeline/gallery.ts';
import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';
import { ownReading } from '../own-words.ts';
import { chooseCreditLine } from './choose-text.ts';
import { altId } from './is-ninjs-document.ts';
import { subjectsOf } from './subjects-of.ts';

/** A picture as Cutline wrote it → the credit and the kind of date that it wrote. */
export function readOwnItem(fields: DataFields): EarlierReading {
  const sources = listAt(fields, 'infosources').map(fieldsOf);
  const named = (role: string) =>
    sources.filter((each) => textAt(each, 'role') === role).flatMap((each) => textAt(each, 'name') ?? []);
  const credit = {
    line: chooseCreditLine(fields),
    creators: named('creator'),
    agency: named('agency')[0] ?? null,
    provider: named('provider')[0] ?? null,
    via: named('distributor'),
  };
  return ownReading(credit, altId(fields, 'creditcheck'), subjectsOf(fields, 'dateBasis')[0]);
}

import type { EarlierReading } from '../../pipeline/gallery.ts';
import { fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';
import { ownReading } from '../own-words.ts';
import { chooseCreditLine } from './choose-text.ts';
import { subjectsOf } from './subjects-of.ts';

/** A picture as Cutline wrote it → the credit and the kind of date that it wrote; `null` where its sources were lost on the way. */
export function readOwnItem(fields: DataFields): EarlierReading | null {
  const line = chooseCreditLine(fields);
  const sources = listAt(fields, 'infosources').map(fieldsOf);
  const named = (role: string) =>
    sources.filter((each) => textAt(each, 'role') === role).flatMap((each) => textAt(each, 'name') ?? []);
  if (line !== null && sources.length === 0) return null;
  const credit = {
    line,
    creators: named('creator'),
    agency: named('agency')[0] ?? null,
    provider: named('provider')[0] ?? null,
    via: named('distributor'),
  };
  return ownReading(credit, subjectsOf(fields, 'dateBasis')[0]);
}

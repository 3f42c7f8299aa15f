import type { EarlierReading } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, namesAt, textAt, type DataFields } from '../data-fields.ts';
import { ownReading } from '../own-words.ts';

/** An image as Cutline wrote it → the credit and the kind of date that it wrote; of any other `null`. */
export function readOwnImage(fields: DataFields): EarlierReading | null {
  const more = fieldsOf(fieldAt(fields, 'additional_properties'));
  const houses = fieldsOf(fieldAt(more, 'credit'));
  const isOwn = textAt(fieldsOf(fieldAt(fields, 'source')), 'system') === 'cutline' && houses.size > 0;
  if (!isOwn) return null;
  const credit = {
    line: namesAt(fieldsOf(fieldAt(fields, 'vanity_credits')), 'affiliation')[0] ?? null,
    creators: namesAt(fieldsOf(fieldAt(fields, 'credits')), 'by'),
    agency: textAt(houses, 'agency'),
    provider: textAt(houses, 'provider'),
    via: namesAt(houses, 'via'),
  };
  return ownReading(credit, textAt(houses, 'check'), textAt(more, 'date_basis'));
}

import type { MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { cleanField, cleanValues } from './clean-field.ts';
import { readFieldDate } from './read-field-date.ts';
import { readXmpValues } from './read-xmp-values.ts';

/** An XMP packet → its fields, and in words what could not be read of it. */
export function readXmp(packet: string): {
  readonly fields: MetadataFields;
  readonly problem: string | null;
} {
  const { values, problem } = readXmpValues(packet);
  const all = (field: keyof MetadataFields) =>
    (values.get(field) ?? []).filter(({ text }) => text.trim() !== '');
  const text = (field: keyof MetadataFields) =>
    cleanField((all(field).find(({ language }) => language === 'x-default') ?? all(field)[0])?.text);
  const texts = (field: keyof MetadataFields) => cleanValues(all(field).map((value) => value.text));
  return {
    problem,
    fields: {
      caption: text('caption'),
      headline: text('headline'),
      credit: text('credit'),
      creators: texts('creators'),
      bylineTitle: text('bylineTitle'),
      source: text('source'),
      instructions: text('instructions'),
      categories: texts('categories'),
      dateCreated: readFieldDate(text('dateCreated'), null, null),
      dateDigitized: readFieldDate(text('dateDigitized'), null, null),
    },
  };
}

import { noMetadataFields, type MetadataFields } from '../../pipeline/photos/photo-metadata.ts';
import { cleanField, cleanValues } from '../photo-metadata/clean-field.ts';
import { readFieldDate } from '../photo-metadata/read-field-date.ts';

/**
 * A JSON file beside a photo → its fields, or `null` for what is no object. Its names are those of our entries, of the IPTC Photo Metadata
 * Standard, of ExifTool (`exiftool -j`, with or without groups) or of AP and ninjs: `Caption-Abstract`, `IPTC:Credit`,
 * `description_caption`.
 */
export function readJsonSidecar(text: string): MetadataFields | null {
  const value = parse(text);
  const object: unknown = Array.isArray(value) ? value[0] : value;
  if (!isObject(object)) return null;
  const values = new Map(Object.entries(object).map(([key, each]) => [plainName(key), each]));
  const texts = (field: keyof MetadataFields) =>
    names[field].flatMap((name) => toTexts(values.get(name))).filter((words) => words.trim() !== '');
  const first = (field: keyof MetadataFields) => cleanField(texts(field)[0]);
  const firstName = names.creators.find((name) => toTexts(values.get(name)).length > 0) ?? '';
  return {
    ...noMetadataFields,
    caption: first('caption'),
    headline: first('headline'),
    credit: first('credit'),
    creators: cleanValues(toTexts(values.get(firstName))),
    bylineTitle: first('bylineTitle'),
    source: first('source'),
    instructions: first('instructions'),
    categories: cleanValues(texts('categories')),
    dateCreated: readFieldDate(first('dateCreated'), null, null),
  };
}

/** By which names a field is found, the surest first. */
const names: Readonly<Record<keyof MetadataFields, readonly string[]>> = {
  caption: [
    'caption',
    'descriptioncaption',
    'captionabstract',
    'descriptiontext',
    'description',
    'imagedescription',
  ],
  headline: ['headline'],
  credit: ['credit', 'creditline', 'descriptioncreditline'],
  creators: ['byline', 'creator', 'creators', 'photographer', 'by', 'artist'],
  bylineTitle: ['bylinetitle', 'authorsposition', 'creatorsjobtitle'],
  source: ['source'],
  instructions: ['instructions', 'specialinstructions', 'ednote'],
  categories: ['category', 'supplementalcategories'],
  dateCreated: ['date', 'datecreated', 'datetimeoriginal', 'contentcreated'],
  dateDigitized: [],
};

/** `IPTC:Caption-Abstract` → `captionabstract` */
function plainName(key: string): string {
  return key
    .slice(key.lastIndexOf(':') + 1)
    .replaceAll(/[^\p{L}]/gu, '')
    .toLowerCase();
}

const maxDepth = 3;

/** A text, a list of texts, a person with a name, a text in several languages. */
function toTexts(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > maxDepth) return [];
  if (Array.isArray(value)) return value.flatMap((each) => toTexts(each, depth + 1));
  return isObject(value) ? toTexts(value['name'] ?? value['x-default'] ?? value['value'], depth + 1) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

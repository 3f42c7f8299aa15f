import { galleryDocument } from './gallery-document.ts';

const galleryFields = new Set(Object.keys(galleryDocument.shape));
const entryFields = new Set(Object.keys(galleryDocument.shape.entries.element.shape));

/** The fields of a document that nothing is read from, as JSON pointers. */
export function findUnknownFields(document: unknown): readonly string[] {
  if (!isObject(document)) return [];
  const entries: readonly unknown[] = Array.isArray(document['entries']) ? document['entries'] : [];
  return [
    ...unknownKeys(document, galleryFields).map((key) => `/${key}`),
    ...entries.flatMap((entry, index) =>
      isObject(entry) ? unknownKeys(entry, entryFields).map((key) => `/entries/${index}/${key}`) : [],
    ),
  ];
}

function unknownKeys(
  object: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): readonly string[] {
  return Object.keys(object).filter((key) => !known.has(key) && key !== '$schema');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

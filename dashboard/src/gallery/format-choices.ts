/** A format a manifest is taken in. */
export interface FormatChoice {
  /** As `?format=` takes it. */
  readonly id: string;
  readonly name: string;
  /** What stands behind the name of a file. */
  readonly extension: string;
  readonly mediaType: string;
}

/** Every format that the server writes, in its order. */
export const formatChoices: readonly FormatChoice[] = [
  { id: 'manifest', name: 'Manifest (JSON)', extension: 'manifest.json', mediaType: 'application/json' },
  { id: 'ninjs', name: 'ninjs 3.1', extension: 'ninjs.json', mediaType: 'application/json' },
  { id: 'ninjs-2.2', name: 'ninjs 2.2', extension: 'ninjs-2.2.json', mediaType: 'application/json' },
  { id: 'json-ld', name: 'schema.org (JSON-LD)', extension: 'jsonld', mediaType: 'application/ld+json' },
  { id: 'ans', name: 'Arc XP (ANS)', extension: 'ans.json', mediaType: 'application/json' },
  { id: 'csv', name: 'Table (CSV)', extension: 'csv', mediaType: 'text/csv' },
  { id: 'html', name: 'Report of changes (HTML)', extension: 'report.html', mediaType: 'text/html' },
];

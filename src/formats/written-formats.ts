import type { Manifest } from '../pipeline/manifest.ts';
import { printManifest } from '../pipeline/manifests/print-manifest.ts';

/** A format that a manifest can be written in, its writer loaded only when it is asked for. */
export interface WrittenFormat {
  readonly name: string;
  /** What requests ask for and answers carry; ninjs and ANS have registered none. */
  readonly mediaType: string;
  /** What stands behind the name of a file. */
  readonly extension: string;
  /** A file for people, to be kept or mailed, not data for another program. */
  readonly isForPeople: boolean;
  readonly load: () => Promise<{ readonly writeFormat: (manifest: Manifest) => string }>;
}

/** What is written, the manifest itself first: it is what is given where nothing else is asked for. */
export const writtenFormats = [
  {
    name: 'manifest',
    mediaType: 'application/json',
    extension: 'manifest.json',
    isForPeople: false,
    load: () => Promise.resolve({ writeFormat: printManifest }),
  },
  {
    name: 'ninjs',
    mediaType: 'application/ninjs+json; version=3.1',
    extension: 'ninjs.json',
    isForPeople: false,
    load: () => import('./ninjs/write-ninjs.ts'),
  },
  {
    name: 'ninjs-2.2',
    mediaType: 'application/ninjs+json; version=2.2',
    extension: 'ninjs-2.2.json',
    isForPeople: false,
    load: () => import('./ninjs/write-ninjs-2.ts'),
  },
  {
    name: 'json-ld',
    mediaType: 'application/ld+json',
    extension: 'jsonld',
    isForPeople: false,
    load: () => import('./json-ld/write-json-ld.ts'),
  },
  {
    name: 'ans',
    mediaType: 'application/ans+json',
    extension: 'ans.json',
    isForPeople: false,
    load: () => import('./ans/write-ans.ts'),
  },
  {
    name: 'csv',
    mediaType: 'text/csv; charset=utf-8',
    extension: 'csv',
    isForPeople: true,
    load: () => import('./csv/write-csv.ts'),
  },
  {
    name: 'html',
    mediaType: 'text/html; charset=utf-8',
    extension: 'report.html',
    isForPeople: true,
    load: () => import('./change-report/write-change-report.ts'),
  },
] as const satisfies readonly WrittenFormat[];

/** The names of the formats, as `--format` and `?format=` take them. */
export type WrittenFormatName = (typeof writtenFormats)[number]['name'];
export const writtenFormatNames: readonly WrittenFormatName[] = writtenFormats.map(({ name }) => name);

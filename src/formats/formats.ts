import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Gallery } from '../pipeline/gallery.ts';
import type { Rules } from '../pipeline/rules.ts';
import { findAnsId, isAnsDocument } from './ans/is-ans-document.ts';
import { findApId, isApDocument } from './ap/is-ap-document.ts';
import { isCsv } from './csv/is-csv.ts';
import { isPage } from './html/is-page.ts';
import { findJsonId } from './json/find-json-id.ts';
import { findManifestId, isManifest } from './manifest/is-manifest.ts';
import { findNewsmlId } from './newsml-g2/find-newsml-id.ts';
import { isNewsmlG2 } from './newsml-g2/is-newsml-g2.ts';
import { findNinjsId, isNinjsDocument } from './ninjs/is-ninjs-document.ts';
import { isFolderDocument } from './photo-folder/is-folder-document.ts';
import type { GalleryInput } from './read-gallery.ts';
import type { ReceivedDocument } from './received-document.ts';
import { isWxr } from './wordpress/is-wxr.ts';
import { findWordPressId, isWordPressValue } from './wordpress/rest-values.ts';
import { isUnknownXml } from './xml/is-unknown-xml.ts';

/** A format: how it is recognised, and its reader, loaded only when it is met. */
export interface GalleryFormat {
  readonly name: string;
  /** Without rules only what needs none is recognised. */
  readonly recognises: (document: ReceivedDocument, rules: Rules | null) => boolean;
  /** The id under which a JSON document of this format may come again, changed; `null` where it is not one gallery. */
  readonly findId?: (value: unknown) => string | null;
  /** Its reader gives the entries their photos, and nobody else is to. */
  readonly placesPhotos?: true;
  /** The same for a format that is no JSON; `null` where a text is of another. */
  readonly findTextId?: (text: string) => string | null;
  readonly load: () => Promise<{
    readonly readFormat: (
      document: ReceivedDocument,
      input: GalleryInput,
      rules: Rules,
      settings: CleaningSettings,
    ) => Gallery;
  }>;
}

/** The first that recognises the document reads it; plain text takes what no other does. */
export const formats: readonly GalleryFormat[] = [
  {
    name: 'manifest',
    recognises: byValue(isManifest),
    findId: findManifestId,
    load: () => import('./manifest/read-manifest-gallery.ts'),
  },
  {
    name: 'ap',
    recognises: byValue(isApDocument),
    findId: findApId,
    load: () => import('./ap/read-ap-gallery.ts'),
  },
  {
    name: 'ninjs',
    recognises: byValue(isNinjsDocument),
    findId: findNinjsId,
    load: () => import('./ninjs/read-ninjs-gallery.ts'),
  },
  {
    name: 'ans',
    recognises: byValue(isAnsDocument),
    findId: findAnsId,
    load: () => import('./ans/read-ans-gallery.ts'),
  },
  {
    name: 'photo-folder',
    recognises: byValue(isFolderDocument),
    placesPhotos: true,
    load: () => import('./photo-folder/read-photo-folder.ts'),
  },
  {
    name: 'wordpress',
    recognises: byValue(isWordPressValue),
    findId: findWordPressId,
    load: () => import('./wordpress/read-wordpress-json.ts'),
  },
  {
    name: 'json',
    recognises: ({ json }) => json !== null,
    findId: findJsonId,
    load: () => import('./json/read-json-gallery.ts'),
  },
  {
    name: 'newsml-g2',
    recognises: ({ text }) => isNewsmlG2(text),
    findTextId: findNewsmlId,
    load: () => import('./newsml-g2/read-newsml-g2.ts'),
  },
  {
    name: 'wxr',
    recognises: ({ text }) => isWxr(text),
    load: () => import('./wordpress/read-wxr.ts'),
  },
  {
    name: 'html',
    recognises: ({ text }) => isPage(text),
    load: () => import('./html/read-html-gallery.ts'),
  },
  {
    name: 'xml',
    recognises: ({ text }) => isUnknownXml(text),
    load: () => import('./xml/refuse-xml.ts'),
  },
  {
    name: 'csv',
    recognises: ({ text }, rules) => rules !== null && isCsv(text, rules),
    load: () => import('./csv/read-csv-gallery.ts'),
  },
  {
    name: 'text',
    recognises: () => true,
    load: () => import('./text/read-text-gallery.ts'),
  },
];

function byValue(isDocument: (value: unknown) => boolean): GalleryFormat['recognises'] {
  return ({ json }) => json !== null && 'value' in json && isDocument(json.value);
}

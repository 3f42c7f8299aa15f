import type { Gallery } from '../pipeline/gallery.ts';
import type { Rules } from '../pipeline/rules.ts';
import { isFolderDocument } from './photo-folder/is-folder-document.ts';
import type { GalleryInput } from './read-gallery.ts';

/** A format: how it is recognised, and its reader, loaded only when it is met. */
export interface GalleryFormat {
  readonly name: string;
  readonly recognises: (text: string) => boolean;
  /** Its reader gives the entries their photos, and nobody else is to. */
  readonly placesPhotos?: true;
  readonly load: () => Promise<{
    readonly readFormat: (text: string, input: GalleryInput, rules: Rules) => Gallery;
  }>;
}

/** The first that recognises the text reads it; plain text takes what no other does. */
export const formats: readonly GalleryFormat[] = [
  {
    name: 'photo-folder',
    recognises: isFolderDocument,
    placesPhotos: true,
    load: () => import('./photo-folder/read-photo-folder.ts'),
  },
  {
    name: 'json',
    recognises: (text) => /^\s*[{[]\s*(?:["{}\]]|$)/u.test(text),
    load: () => import('./json/read-json-gallery.ts'),
  },
  {
    name: 'html',
    recognises: (text) =>
      /^\s*<(?:!doctype\s+html|html|head|body|main|article|section|div|figure|p|h1|img|!--)\b/iu.test(text),
    load: () => import('./html/read-html-gallery.ts'),
  },
  {
    name: 'text',
    recognises: () => true,
    load: () => import('./text/read-text-gallery.ts'),
  },
];

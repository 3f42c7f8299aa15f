import type { z } from 'zod';
import { ExpectedError } from '../../errors.ts';
import {
  noMarks,
  type Gallery,
  type ReceivedEntry,
  type ReceivedPhoto,
  type Warning,
} from '../../pipeline/gallery.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { statedSize } from '../stated-size.ts';
import { findUnknownFields } from './find-unknown-fields.ts';
import { galleryDocument, type DocumentEntry } from './gallery-document.ts';

/** Our own JSON shape → gallery; what does not fit it is GALLERY_INVALID with the place. */
export function readFormat(document: ReceivedDocument, input: GalleryInput): Gallery {
  const value = jsonValue(document, input.name);
  const result = galleryDocument.safeParse(value);
  if (!result.success) throw invalid(input.name, result.error);
  const { id, headline, referenceDate, uri, entries } = result.data;
  return {
    id: id ?? null,
    headline: headline ?? null,
    source: { format: 'json', name: input.name, uri: uri ?? input.uri },
    referenceDate: referenceDate ?? null,
    entries: entries.map(toEntry),
    warnings: unknownFieldWarnings(value),
  };
}

function invalid(name: string, error: z.ZodError): ExpectedError {
  const [issue] = error.issues;
  const pointer = issue === undefined ? '' : issue.path.map((key) => `/${String(key)}`).join('');
  const more = error.issues.length > 1 ? ` (and ${error.issues.length - 1} more)` : '';
  const place = pointer === '' ? 'the top' : pointer;
  return new ExpectedError(
    'GALLERY_INVALID',
    `${name} is not a gallery: at ${place}: ${issue?.message ?? 'invalid'}${more}`,
  );
}

function toEntry(entry: DocumentEntry, index: number): ReceivedEntry {
  return {
    index,
    locator: { pointer: `/entries/${index}` },
    text: entry.caption,
    foundBy: 'an entry of the gallery',
    credit: entry.credit ?? null,
    byline: entry.byline ?? null,
    bylineTitle: entry.bylineTitle ?? null,
    source: entry.source ?? null,
    instructions: entry.instructions ?? null,
    date: entry.date ?? null,
    photo: toPhoto(entry.photo),
    ...noMarks,
  };
}

function toPhoto(photo: DocumentEntry['photo']): ReceivedPhoto | null {
  if (photo === null || photo === undefined) return null;
  if (typeof photo === 'string') return receivedPhoto(photo);
  return receivedPhoto(photo.uri, statedSize(photo.width, photo.height));
}

const maxNamed = 20;

function unknownFieldWarnings(value: unknown): readonly Warning[] {
  const fields = findUnknownFields(value);
  const named = fields
    .slice(0, maxNamed)
    .map((pointer) => ({ code: 'unknown-field', message: `nothing was read from ${pointer}` }));
  if (fields.length <= maxNamed) return named;
  return [...named, { code: 'unknown-field', message: `and from ${fields.length - maxNamed} fields more` }];
}

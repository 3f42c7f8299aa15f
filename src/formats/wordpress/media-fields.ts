import type { FieldNames } from '../../pipeline/rules.ts';
import { textOfMarkup } from '../html/visible-text.ts';
import { isCopyOf } from '../html/is-copy-of.ts';
import { textIn, type Fields } from './rest-values.ts';
import type { WordPressMedia } from './wordpress-site.ts';

/** What an export says of a picture, before it is known which of it is the caption. */
export interface MediaTexts {
  readonly caption: string | null;
  readonly description: string | null;
  readonly alt: string | null;
  /** What WordPress read from the photo's file when it was uploaded. */
  readonly imageMeta: Fields;
  /** The fields that plugins and themes add, by their names. */
  readonly meta: Fields;
}

type MediaFields = Pick<WordPressMedia, 'captions' | 'credit' | 'byline' | 'source' | 'date'>;

/** The texts of a picture → captions, credit and date. WordPress itself has no field for credits. */
export function mediaFields(texts: MediaTexts, names: FieldNames['wordpress']): MediaFields {
  return {
    captions: listCaptions(texts),
    credit: findNamed(texts.meta, names.credit) ?? textIn(texts.imageMeta, 'credit'),
    byline: findNamed(texts.meta, names.byline),
    source: findNamed(texts.meta, names.source) ?? textIn(texts.imageMeta, 'copyright'),
    date: cameraTime(texts.imageMeta['created_timestamp']),
  };
}

const minDescriptionWords = 4;

/** The caption and the one in the photo's file; a description or alternative text where it repeats them or stands alone. */
function listCaptions({ caption, description, alt, imageMeta }: MediaTexts): MediaFields['captions'] {
  const captions = [
    { field: 'caption', text: visible(caption) },
    { field: 'image_meta/caption', text: visible(textIn(imageMeta, 'caption')) },
  ].filter(({ text }) => text !== '');
  const others = [
    { field: 'description', text: visible(description) },
    { field: 'alt_text', text: visible(alt) },
  ].filter(({ text }) => text !== '');
  if (captions.length > 0)
    return [...captions, ...others.filter(({ text }) => captions.some((each) => isCopyOf(text, each.text)))];
  const [first] = others.filter(({ text }) => text.split(' ').length >= minDescriptionWords);
  return first === undefined ? [] : [first];
}

function visible(markup: string | null): string {
  return markup === null ? '' : textOfMarkup(markup);
}

/** The first of the names that a record knows, whatever its underscores: `_media_credit`, `media-credit`. */
function findNamed(record: Fields, names: readonly string[]): string | null {
  const keys = Object.keys(record);
  for (const name of names) {
    const key = keys.find((each) => each.toLowerCase().replace(/[^a-z0-9]/gu, '') === name);
    const text = key === undefined ? null : visible(textIn(record, key));
    if (text !== null && text !== '') return text;
  }
  return null;
}

/** Seconds as the camera's clock counts them, without a zone: 1781440511 → `2026-06-14T12:35:11`; midnight is no time. */
function cameraTime(value: unknown): string | null {
  const seconds = Number(value);
  if (!Number.isInteger(seconds) || seconds <= 0 || seconds > maxSeconds) return null;
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T00:00:00', '');
}

// The year 2100.
const maxSeconds = 4_102_444_800;

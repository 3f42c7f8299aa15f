import { ExpectedError } from '../../errors.ts';
import {
  noFields,
  noMarks,
  type Gallery,
  type ReceivedEntry,
  type ReceivedPhoto,
} from '../../pipeline/gallery.ts';
import type { Credit } from '../../pipeline/manifest.ts';
import { checkCount } from '../check-count.ts';
import { fieldAt, fieldsOf, listAt, namesAt, textAt, type DataFields } from '../data-fields.ts';
import { dayOf } from '../news-items/agreed-values.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { creditCheck, ownFlags, ownReading } from '../own-words.ts';
import { receivedPhoto } from '../photo-key.ts';
import type { GalleryInput } from '../read-gallery.ts';
import { jsonValue, type ReceivedDocument } from '../received-document.ts';
import { statedSize } from '../stated-size.ts';
import { findManifestId, isManifest } from './is-manifest.ts';

/** A manifest → gallery: its items as they are printed, and what it left out, which stays left out for the same reason. */
export function readFormat(document: ReceivedDocument, input: GalleryInput): Gallery {
  const value = jsonValue(document, input.name);
  if (!isManifest(value)) throw new ExpectedError('GALLERY_INVALID', `${input.name} is no manifest`);
  const manifest = fieldsOf(value);
  const [items, leftOut] = [listAt(manifest, 'items'), listAt(manifest, 'leftOut')];
  checkCount(items.length + leftOut.length, input.name);
  const entries = [
    ...items.map((item, at) => readItem(fieldsOf(item), `/items/${at}`)),
    ...leftOut.map((each, at) => readLeftOut(fieldsOf(each), at)),
  ];
  return {
    id: findManifestId(value),
    headline: textAt(manifest, 'headline'),
    source: { format: 'manifest', name: input.name, uri: input.uri ?? uriOf(manifest) },
    referenceDate: readDay(fieldsOf(fieldAt(manifest, 'referenceDate'))),
    entries: entries.map((entry, index) => ({ ...entry, index })),
    warnings: [],
  };
}

function uriOf(manifest: DataFields): string | null {
  return textAt(fieldsOf(fieldAt(manifest, 'source')), 'uri');
}

/** What was inferred from the captions is inferred from them again. */
function readDay(day: DataFields): string | null {
  return textAt(day, 'basis') === 'inferred' ? null : dayOf(textAt(day, 'value'));
}

type Entry = Omit<ReceivedEntry, 'index'>;

function readItem(item: DataFields, pointer: string): Entry {
  const caption = fieldsOf(fieldAt(item, 'caption'));
  const credit = readCredit(fieldsOf(fieldAt(item, 'credit')));
  const date = fieldsOf(fieldAt(item, 'date'));
  return {
    locator: { pointer },
    text: textAt(caption, 'text') ?? '',
    ...noFields,
    foundBy: 'an item of the manifest',
    credit: credit.line,
    date: textAt(date, 'value'),
    photo: readPhoto(fieldsOf(fieldAt(item, 'photo'))),
    ...noMarks,
    flags: ownFlags(listAt(item, 'flags')),
    language: languageTag(textAt(caption, 'language')),
    earlier: ownReading(credit, creditCheck(credit.line), textAt(date, 'basis')),
  };
}

function readCredit(credit: DataFields): Credit {
  return {
    line: textAt(credit, 'line'),
    creators: namesAt(credit, 'creators'),
    agency: textAt(credit, 'agency'),
    provider: textAt(credit, 'provider'),
    via: namesAt(credit, 'via'),
  };
}

function readPhoto(photo: DataFields): ReceivedPhoto | null {
  const uri = textAt(photo, 'uri');
  return uri === null
    ? null
    : receivedPhoto(uri, statedSize(fieldAt(photo, 'width'), fieldAt(photo, 'height')));
}

function readLeftOut(left: DataFields, at: number): Entry {
  return {
    locator: { pointer: `/leftOut/${at}/entry` },
    text: textAt(fieldsOf(fieldAt(left, 'entry')), 'text') ?? '',
    ...noFields,
    foundBy: 'an entry that the manifest left out',
    photo: null,
    ...noMarks,
    leftOut: textAt(left, 'reason') ?? 'left-out',
  };
}

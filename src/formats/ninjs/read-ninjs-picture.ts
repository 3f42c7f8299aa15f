import type { ReceivedFields } from '../../pipeline/gallery.ts';
import type { Flag } from '../../pipeline/manifest.ts';
import { fieldAt, fieldsOf, namesAt, textAt, type DataFields } from '../data-fields.ts';
import { chooseRendition } from '../news-items/choose-rendition.ts';
import {
  captionMissing,
  correctionNote,
  deskNote,
  embargoNote,
  isFilePhoto,
} from '../news-items/desk-notes.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import type { FoundPicture } from '../news-items/found-picture.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { ownFlags } from '../own-words.ts';
import { subjectsOf } from './subjects-of.ts';
import { readOwnItem } from './read-own-item.ts';
import { chooseCaption, chooseCreditLine, chooseDate } from './choose-text.ts';
import { altId, ninjsItemId } from './is-ninjs-document.ts';
import { isOwnItemUri } from './own-item-uri.ts';

/** What the item that holds another says for it, too. */
export interface Inherited {
  /** Why it must not be used, or `null`. */
  readonly leftOut: string | null;
  /** As named there, or `null`. */
  readonly language: string | null;
}

/** A picture item → what is known of its photo. */
export function readNinjsPicture({ pointer, fields }: PlacedItem, from: Inherited): FoundPicture {
  const caption = chooseCaption(fields);
  const rendition = chooseRendition(fieldAt(fields, 'renditions'));
  const photoUri = rendition?.uri ?? namePhoto(fields);
  const embargo = textAt(fields, 'embargoeduntil', 'embargoed');
  return {
    pointer,
    itemId: photoUri === null ? null : ninjsItemId(fields),
    fileDigest: null,
    version: textAt(fields, 'version'),
    versionCreated: textAt(fields, 'versioncreated'),
    caption: caption ?? '',
    fields: readFields(fields),
    photoUri,
    photoSize: rendition?.size ?? null,
    marks: {
      flags: readFlags(fields),
      correction: correctionNote(fields),
      language: languageTag(textAt(fields, 'language') ?? from.language),
      earlier: isOwnItemUri(textAt(fields, 'uri') ?? '') ? readOwnItem(fields) : null,
      leftOut: from.leftOut ?? ninjsLeftOut(fields),
    },
    notes: [...embargoNote(embargo !== null, embargo), ...(caption === null ? [captionMissing] : [])],
  };
}

/** What names a photo without an address: the name of its file, or what its item is called. */
function namePhoto(fields: DataFields): string | null {
  const uri = textAt(fields, 'uri');
  return altId(fields, 'originalfilename') ?? (uri === null || isOwnItemUri(uri) ? null : uri);
}

/** What wires and Cutline itself say with subjects. */
function readFlags(fields: DataFields): readonly Flag[] {
  return ownFlags([...subjectsOf(fields, 'flag'), ...(isFilePhoto(fields) ? ['file'] : [])]);
}

/** Why an item must not be used, or `null`. */
export function ninjsLeftOut(fields: DataFields): string | null {
  const status = textAt(fields, 'pubstatus')?.trim().toLowerCase() ?? '';
  if (/^cancell?ed$/u.test(status)) return 'killed';
  return status === 'withheld' ? 'withheld' : null;
}

/** Only `contentcreated` tells of the photo; the other times tell of its item. */
function readFields(fields: DataFields): ReceivedFields {
  const extra = fieldsOf(fieldAt(fields, 'extra'));
  const instructions = [deskNote(fields), textAt(fields, 'usageterms')].filter((text) => text !== null);
  return {
    credit: chooseCreditLine(fields) ?? textAt(fields, 'creditline', 'credit') ?? textAt(extra, 'creditline'),
    byline: namesAt(fields, 'byline', 'by')[0] ?? null,
    bylineTitle: null,
    source: namesAt(fields, 'infosources', 'infosource', 'source', 'copyrightholder')[0] ?? null,
    instructions: instructions.length === 0 ? null : instructions.join('\n'),
    date: textAt(fields, 'contentcreated') ?? chooseDate(fields),
  };
}

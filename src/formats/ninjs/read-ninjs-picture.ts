import type { ReceivedFields } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, namesAt, textAt, type DataFields } from '../data-fields.ts';
import { captionText } from '../news-items/caption-text.ts';
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
import { chooseCaption, chooseCreditLine } from './choose-text.ts';
import { ninjsItemId } from './is-ninjs-document.ts';

/** A picture item → what is known of its photo. `leftOut` is why the item that holds it must not be used, or `null`. */
export function readNinjsPicture({ pointer, fields }: PlacedItem, leftOut: string | null): FoundPicture {
  const caption = chooseCaption(fields);
  const rendition = chooseRendition(fieldAt(fields, 'renditions'));
  const embargo = textAt(fields, 'embargoeduntil', 'embargoed');
  return {
    pointer,
    itemId: ninjsItemId(fields),
    fileDigest: null,
    version: textAt(fields, 'version'),
    versionCreated: textAt(fields, 'versioncreated'),
    caption: caption === null ? '' : captionText(caption),
    fields: readFields(fields),
    photoUri: rendition?.uri ?? textAt(fields, 'uri'),
    marks: {
      flags: isFilePhoto(fields) ? ['file'] : [],
      correction: correctionNote(fields),
      language: languageTag(textAt(fields, 'language')),
      leftOut: leftOut ?? ninjsLeftOut(fields),
    },
    notes: [...embargoNote(embargo !== null, embargo), ...(caption === null ? [captionMissing] : [])],
  };
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
    date: textAt(fields, 'contentcreated'),
  };
}

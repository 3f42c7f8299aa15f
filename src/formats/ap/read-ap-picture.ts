import type { ReceivedFields } from '../../pipeline/gallery.ts';
import { fieldAt, fieldsOf, listAt, namesAt, textAt, type DataFields } from '../data-fields.ts';
import { captionText } from '../news-items/caption-text.ts';
import { chooseRendition } from '../news-items/choose-rendition.ts';
import { dayOf } from '../news-items/agreed-values.ts';
import { captionMissing, deskNote, embargoNote, isFilePhoto } from '../news-items/desk-notes.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import type { FoundPicture } from '../news-items/found-picture.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { apCorrection, apLeftOut } from './ap-state.ts';
import { apItemId } from './is-ap-document.ts';

/** A picture item → what is known of its photo. `leftOut` is why the item that holds it must not be used, or `null`. */
export function readApPicture({ pointer, fields }: PlacedItem, leftOut: string | null): FoundPicture {
  const caption = readCaption(fields);
  const rendition = chooseRendition(fieldAt(fields, 'renditions'));
  const isFile = isFilePhoto(fields);
  const isEmbargoed = textAt(fields, 'pubstatus')?.trim().toLowerCase() === 'embargoed';
  return {
    pointer,
    itemId: apItemId(fields),
    fileDigest: rendition?.digest ?? null,
    version: textAt(fields, 'version', 'recordsequencenumber'),
    versionCreated: versionTime(fields),
    caption: caption ?? '',
    fields: readFields(fields, isFile),
    photoUri: rendition?.uri ?? textAt(fields, 'uri'),
    photoSize: rendition?.size ?? null,
    marks: {
      flags: isFile ? ['file'] : [],
      correction: apCorrection(fields),
      language: languageTag(textAt(fields, 'language')),
      earlier: null,
      leftOut: leftOut ?? apLeftOut(fields),
    },
    notes: [
      ...embargoNote(isEmbargoed, textAt(fields, 'embargoed', 'releasedatetime')),
      ...(caption === null ? [captionMissing] : []),
    ],
  };
}

/** When this version was published. */
export function versionTime(fields: DataFields): string | null {
  return textAt(fields, 'versioncreated', 'arrivaldatetime');
}

function readCaption(fields: DataFields): string | null {
  const found =
    textAt(fields, 'description_caption', 'caption.nitf', 'caption') ??
    textAt(fieldsOf(fieldAt(fields, 'caption')), 'nitf', 'text') ??
    textAt(fields, 'description_text');
  return found === null ? null : captionText(found);
}

function readFields(fields: DataFields, isFile: boolean): ReceivedFields {
  const photographer = fieldsOf(listAt(fields, 'photographer')[0]);
  const byline = fieldsOf(listAt(fields, 'bylines')[0]);
  const names = namesAt(fields, 'photographer');
  return {
    credit: textAt(fields, 'description_creditline', 'creditline'),
    byline: names.length > 0 ? names.join(' and ') : textAt(byline, 'by', 'name'),
    bylineTitle: textAt(photographer, 'title') ?? textAt(byline, 'title'),
    source: namesAt(fields, 'infosource', 'sources', 'provider')[0] ?? null,
    instructions: deskNote(fields),
    date: photoTime(fields, isFile),
  };
}

/** AP's `firstcreated` is when a photo was made; a file photo sent again under it on the same day was not made then. */
function photoTime(fields: DataFields, isFile: boolean): string | null {
  const created = textAt(fields, 'firstcreated');
  return isFile && dayOf(created) === dayOf(versionTime(fields)) ? null : created;
}

import type { ReceivedFields } from '../../pipeline/gallery.ts';
import { flags, type Flag } from '../../pipeline/manifest.ts';
import { fieldAt, fieldsOf, listAt, textAt, type DataFields } from '../data-fields.ts';
import { captionText } from '../news-items/caption-text.ts';
import { captionMissing, embargoNote } from '../news-items/desk-notes.ts';
import type { PlacedItem } from '../news-items/find-items.ts';
import type { FoundPicture } from '../news-items/found-picture.ts';
import { languageTag } from '../news-items/language-tag.ts';
import { ownFlags } from '../own-words.ts';
import { statedSize } from '../stated-size.ts';
import { ansId } from './is-ans-document.ts';
import { readAnsCredit } from './read-ans-credit.ts';
import { readOwnImage } from './read-own-image.ts';

/** An image of Arc → what is known of its photo. */
export function readAnsImage({ pointer, fields }: PlacedItem): FoundPicture {
  const caption = readCaption(fields);
  const embargo = fieldsOf(fieldAt(fieldsOf(fieldAt(fields, 'content_restrictions')), 'embargo'));
  const more = fieldsOf(fieldAt(fields, 'additional_properties'));
  return {
    pointer,
    itemId: ansId(fields),
    fileDigest: null,
    // `version` is that of ANS, and Arc gives out one revision of an image at a time.
    version: null,
    versionCreated: textAt(fields, 'last_updated_date'),
    caption: caption === null ? '' : captionText(caption),
    fields: readFields(fields, more),
    photoUri: textAt(fields, 'url') ?? textAt(more, 'originalUrl', 'fullSizeResizeUrl'),
    photoSize: statedSize(fieldAt(fields, 'width'), fieldAt(fields, 'height')),
    marks: {
      flags: readFlags(fields, more),
      correction: null,
      language: languageTag(textAt(fields, 'language')),
      earlier: readOwnImage(fields),
      leftOut: null,
    },
    notes: [
      ...embargoNote(fieldAt(embargo, 'active') === true, textAt(embargo, 'end_time')),
      ...(caption === null ? [captionMissing] : []),
    ],
  };
}

/** The alternative text describes a picture where nothing else does. */
function readCaption(fields: DataFields): string | null {
  return (
    textAt(fields, 'caption') ??
    textAt(fieldsOf(fieldAt(fields, 'description')), 'basic') ??
    textAt(fields, 'description', 'alt_text')
  );
}

/** IPTC's fields came in at the upload; Arc's own dates are those of the upload, not of the photo. */
function readFields(fields: DataFields, more: DataFields): ReceivedFields {
  return {
    ...readAnsCredit(fields),
    bylineTitle: textAt(more, 'iptc_title'),
    source:
      textAt(fieldsOf(fieldAt(fields, 'distributor')), 'name') ??
      textAt(more, 'iptc_source') ??
      textAt(fieldsOf(fieldAt(fields, 'source')), 'name'),
    instructions: textAt(fields, 'editor_note'),
    date: textAt(fields, 'taken_on') ?? textAt(more, 'taken_on'),
  };
}

/** What Arc's own categories say, and what Cutline wrote. */
function readFlags(fields: DataFields, more: DataFields): readonly Flag[] {
  const category = textAt(fieldsOf(fieldAt(fields, 'distributor')), 'category');
  const own = ownFlags(listAt(more, 'flags'));
  return flags.filter(
    (flag) => own.includes(flag) || (flag === category && (flag === 'handout' || flag === 'staff')),
  );
}

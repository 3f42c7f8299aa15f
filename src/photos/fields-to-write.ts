import type { Item } from '../pipeline/manifest.ts';

/** What a photo's metadata are to say, by ExifTool's names with their groups; what is not known is left as the photo has it. */
export type PhotoFields = Readonly<Record<string, string | readonly string[]>>;

/** An item → the fields of IPTC-IIM and of XMP that hold its caption, credit and date: both, for some programs read only one. */
export function fieldsToWrite({ caption, credit, date }: Item): PhotoFields {
  const { line, creators } = credit;
  const day = date.value?.slice(0, 10) ?? '';
  return {
    'IPTC:CodedCharacterSet': 'UTF8',
    ...(caption.text !== '' && {
      'IPTC:Caption-Abstract': caption.text,
      'XMP-dc:Description': caption.text,
    }),
    ...(line !== null && { 'IPTC:Credit': line, 'XMP-photoshop:Credit': line }),
    ...(creators.length > 0 && { 'IPTC:By-line': creators, 'XMP-dc:Creator': creators }),
    ...(date.value !== null && { 'XMP-photoshop:DateCreated': date.value }),
    // IIM knows whole days only.
    ...(day.length === 10 && { 'IPTC:DateCreated': day }),
    // Says that XMP was written when IIM was.
    'Photoshop:IPTCDigest': 'new',
  };
}

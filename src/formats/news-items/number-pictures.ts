import type { Gallery, ReceivedEntry, ReceivedPhoto, Warning } from '../../pipeline/gallery.ts';
import { receivedPhoto } from '../photo-key.ts';
import { compareVersions } from './compare-versions.ts';
import type { FoundItems, FoundPicture } from './found-picture.ts';

/**
 * The pictures of a document → a gallery's entries in their order, with what was not read as warnings. Versions of one item are
 * one photo; what the newest says of its state, killed or withheld, holds for all of them.
 */
export function numberPictures({ pictures, unread }: FoundItems): Pick<Gallery, 'entries' | 'warnings'> {
  const newest = findNewest(pictures);
  const keys = shareKeys(pictures);
  return {
    entries: pictures.map((picture, index) => toEntry(picture, index, newest.get(picture) ?? picture, keys)),
    warnings: [
      ...pictures.flatMap(({ notes }, index) => notes.map((note) => ({ ...note, entry: index }))),
      ...describeUnread(unread),
    ],
  };
}

function toEntry(
  picture: FoundPicture,
  index: number,
  newest: FoundPicture,
  keys: ReadonlyMap<FoundPicture, string>,
): ReceivedEntry {
  return {
    index,
    locator: { pointer: picture.pointer },
    text: picture.caption,
    foundBy: 'a picture item of the document',
    ...picture.fields,
    ...picture.marks,
    photo: toPhoto(picture, keys.get(picture)),
    isSuperseded: compareVersions(picture, newest) < 0,
    leftOut: newest.marks.leftOut,
  };
}

function toPhoto(
  { photoUri, photoSize, itemId }: FoundPicture,
  key: string | undefined,
): ReceivedPhoto | null {
  const uri = photoUri ?? itemId;
  if (uri === null) return null;
  return { ...receivedPhoto(uri, photoSize), ...(key !== undefined && { key }) };
}

/** The newest version of each picture's item; of two that are equally new the one that must not be used. */
function findNewest(pictures: readonly FoundPicture[]): ReadonlyMap<FoundPicture, FoundPicture> {
  const byItem = new Map<string, FoundPicture>();
  for (const picture of pictures) {
    const { itemId } = picture;
    if (itemId === null) continue;
    const known = byItem.get(itemId);
    if (known === undefined || isNewer(picture, known)) byItem.set(itemId, picture);
  }
  return new Map(pictures.map((picture) => [picture, byItem.get(picture.itemId ?? '') ?? picture] as const));
}

function isNewer(picture: FoundPicture, known: FoundPicture): boolean {
  const difference = compareVersions(picture, known);
  return difference === 0 ? known.marks.leftOut === null && picture.marks.leftOut !== null : difference > 0;
}

/** Pictures with an id share its key; two ids over the same bytes are one photo. */
function shareKeys(pictures: readonly FoundPicture[]): ReadonlyMap<FoundPicture, string> {
  const keys = new Map<FoundPicture, string>();
  const byDigest = new Map<string, string>();
  for (const picture of pictures) {
    const { itemId, fileDigest } = picture;
    if (itemId === null) continue;
    const key = byDigest.get(fileDigest ?? '') ?? itemId;
    if (fileDigest !== null) byDigest.set(fileDigest, key);
    keys.set(picture, key);
  }
  return keys;
}

const maxNamed = 5;

/** A feed may hold hundreds of texts: they are told of together. */
function describeUnread(unread: FoundItems['unread']): readonly Warning[] {
  if (unread.length === 0) return [];
  const named = unread
    .slice(0, maxNamed)
    .map(({ pointer, what }) => `${pointer === '' ? '/' : pointer} (${what})`);
  const more = unread.length > maxNamed ? ` and ${unread.length - maxNamed} more` : '';
  return [{ code: 'unread-item', message: `no picture was read from ${named.join(', ')}${more}` }];
}

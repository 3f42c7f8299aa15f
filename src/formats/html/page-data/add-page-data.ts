import type { CheerioAPI } from 'cheerio';
import { noFields, type ReceivedEntry } from '../../../pipeline/gallery.ts';
import { lettersOf } from '../is-copy-of.ts';
import { choosePictureLists } from './choose-picture-lists.ts';
import { findPageData } from './find-page-data.ts';
import { findPictureLists, type ListedPicture } from './find-picture-lists.ts';

/**
 * The entries a page's markup gives → those and what its data add. A caption that the markup shows at the same photo, with or
 * without more behind it, is the same copy, and gains the credit the data have; all others are entries of their own.
 */
export function addPageData(page: CheerioAPI, entries: readonly ReceivedEntry[]): readonly ReceivedEntry[] {
  const shownKeys = new Set(entries.flatMap(({ photo }) => (photo === null ? [] : [photo.key])));
  const data = findPageData(page, entries.length > 0);
  const pictures = choosePictureLists(findPictureLists(data), shownKeys).flat();
  const unique = new Map(pictures.map((picture) => [`${copyOf(picture)} ${picture.photo.key}`, picture]));
  const added = [...unique.values()].filter((picture) => !entries.some((entry) => isCopy(entry, picture)));
  return [
    ...entries.map((entry) =>
      withCredit(
        entry,
        pictures.find((picture) => isCopy(entry, picture)),
      ),
    ),
    ...added.map((picture, index) => toEntry(picture, entries.length + index)),
  ];
}

function isCopy({ photo, text }: ReceivedEntry, picture: ListedPicture): boolean {
  return photo?.key === picture.photo.key && lettersOf(text).startsWith(copyOf(picture));
}

function copyOf({ caption }: ListedPicture): string {
  return lettersOf(caption);
}

function withCredit(entry: ReceivedEntry, picture: ListedPicture | undefined): ReceivedEntry {
  if (picture === undefined || entry.credit !== null) return entry;
  return { ...entry, credit: picture.credit, byline: picture.byline };
}

function toEntry({ pointer, caption, credit, byline, photo }: ListedPicture, index: number): ReceivedEntry {
  return {
    index,
    locator: { pointer: `data/${pointer}` },
    text: caption,
    ...noFields,
    foundBy: "a list of pictures in the page's data",
    credit,
    byline,
    photo,
    leftOut: null,
  };
}

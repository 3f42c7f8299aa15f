import type { CheerioAPI } from 'cheerio';
import { noFields, noMarks, type ReceivedEntry } from '../../../pipeline/gallery.ts';
import { lettersOf } from '../is-copy-of.ts';
import { choosePictureLists } from './choose-picture-lists.ts';
import { findPageData } from './find-page-data.ts';
import { findPictureLists, type ListedPicture } from './find-picture-lists.ts';

/**
 * The entries a page's markup gives → those and what its data add. A caption that the markup shows at the same photo, with or
 * without more behind it, is the same copy, and gains the credit the data have; all others are entries of their own.
 */
export function addPageData(page: CheerioAPI, shown: readonly ReceivedEntry[]): readonly ReceivedEntry[] {
  const shownKeys = new Set(shown.flatMap(({ photo }) => (photo === null ? [] : [photo.key])));
  const data = findPageData(page, shown.length > 0);
  const pictures = choosePictureLists(findPictureLists(data), shownKeys).flat();
  const unique = new Map(pictures.map((picture) => [`${picture.letters} ${picture.photo.key}`, picture]));
  const entries = shown.map((entry) => withPhoto(entry, pictures));
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

/** An image that does not say which photo it shows is the one picture of the data that has its caption. */
function withPhoto(entry: ReceivedEntry, pictures: readonly ListedPicture[]): ReceivedEntry {
  if (entry.photo !== null) return entry;
  const letters = lettersOf(entry.text);
  const copies = pictures.filter((picture) => holds(letters, picture.letters));
  const [only, ...others] = new Map(copies.map(({ photo }) => [photo.key, photo])).values();
  return only === undefined || others.length > 0 ? entry : { ...entry, photo: only };
}

function isCopy({ photo, text }: ReceivedEntry, picture: ListedPicture): boolean {
  return photo?.key === picture.photo.key && holds(lettersOf(text), picture.letters);
}

const minBeginningLetters = 20;

/** Is a caption the same as another, or its beginning and long enough to tell? */
function holds(whole: string, letters: string): boolean {
  return whole === letters || (letters.length >= minBeginningLetters && whole.startsWith(letters));
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
    ...noMarks,
  };
}

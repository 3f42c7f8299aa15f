import type { PhotoSize, ReceivedFields, ReceivedMarks, Warning } from '../../pipeline/gallery.ts';
import { checkCount } from '../check-count.ts';

/** A picture that a news document holds, before it is known which of its versions is the newest. */
export interface FoundPicture {
  /** JSON pointer of its item. */
  readonly pointer: string;
  /** What all versions of the picture share, or `null` where it has no id. */
  readonly itemId: string | null;
  /** What its file's bytes share with no other's, or `null`. */
  readonly fileDigest: string | null;
  readonly version: string | null;
  readonly versionCreated: string | null;
  readonly caption: string;
  readonly fields: ReceivedFields;
  /** Where its largest file is, or `null`. */
  readonly photoUri: string | null;
  /** How large that file is, or `null`. */
  readonly photoSize: PhotoSize | null;
  readonly marks: Omit<ReceivedMarks, 'isSuperseded'>;
  /** What its reader met and could not read. */
  readonly notes: readonly Warning[];
}

/** What was found at a place of a document: pictures, and items that are none. */
export interface FoundItems {
  readonly pictures: readonly FoundPicture[];
  readonly unread: readonly UnreadItem[];
}

/** An item from which nothing was read. */
export interface UnreadItem {
  readonly pointer: string;
  /** In a desk's words: `text`, `video`, `no item`. */
  readonly what: string;
}

export const nothingFound: FoundItems = { pictures: [], unread: [] };

/** What is read from several parts of a document, in their order, and no more of them than a document may have. */
export function readEach<Part>(parts: readonly Part[], read: (part: Part) => FoundItems): FoundItems {
  checkCount(parts.length);
  const pictures: FoundPicture[] = [];
  const unread: UnreadItem[] = [];
  for (const part of parts) {
    const found = read(part);
    pictures.push(...found.pictures);
    unread.push(...found.unread);
    checkCount(pictures.length + unread.length);
  }
  return { pictures, unread };
}

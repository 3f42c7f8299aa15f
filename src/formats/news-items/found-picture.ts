import type { ReceivedFields, ReceivedMarks, Warning } from '../../pipeline/gallery.ts';

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

/** What was found at several places, in their order. */
export function joinFound(all: readonly FoundItems[]): FoundItems {
  return {
    pictures: all.flatMap(({ pictures }) => pictures),
    unread: all.flatMap(({ unread }) => unread),
  };
}

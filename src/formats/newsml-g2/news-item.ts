import type { PhotoSize } from '../../pipeline/gallery.ts';

/** What is read of one `newsItem`, or of what a package says of an item that did not come with it. */
export interface NewsItem {
  readonly guid: string | null;
  readonly version: string | null;
  /** When this version was made, as written. */
  readonly versionCreated: string | null;
  /** Where it stands: `newsItem[3]`, `packageItem[0]/itemRef[2]`. */
  readonly place: string;
  /** `picture`, `text`, `video` …; empty where nothing says it. */
  readonly kind: string;
  /** `usable`, `withheld`, `canceled` */
  readonly status: string;
  /** Until when nobody may publish it, as written. */
  readonly embargo: string | null;
  readonly headline: string | null;
  readonly caption: string | null;
  /** The language of the caption as BCP 47, where one is named. */
  readonly language: string | null;
  /** Languages in which the caption stands too and was not read. */
  readonly otherLanguages: readonly string[];
  readonly credit: string | null;
  readonly byline: string | null;
  readonly bylineTitle: string | null;
  readonly source: string | null;
  readonly instructions: string | null;
  /** The notes to editors alone, without the terms of use. */
  readonly note: string | null;
  /** A signal says that this version corrects the one before. */
  readonly isCorrection: boolean;
  /** A category says that it is from the archive. */
  readonly isFile: boolean;
  readonly contentCreated: string | null;
  /** The address of the largest rendition, else the file's name. */
  readonly address: string | null;
  /** How large that rendition is, where it says so. */
  readonly size: PhotoSize | null;
  /** The item that this one was made from, by its guid. */
  readonly processedFrom: string | null;
  /** It has parts with words of their own, as the shots of a video do. */
  readonly hasParts: boolean;
}

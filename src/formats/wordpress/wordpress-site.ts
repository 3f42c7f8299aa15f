import type { PhotoSize } from '../../pipeline/gallery.ts';

/** A picture of a media library, from whichever export. */
export interface WordPressMedia {
  readonly id: string | null;
  /** The post to which it was uploaded, by its id. */
  readonly parent: string | null;
  /** Where it stands: a JSON pointer, or the number of its item. */
  readonly place: string;
  /** Every text that is its caption, as a reader would see it, with the field it stands in. */
  readonly captions: readonly { readonly field: string; readonly text: string }[];
  readonly credit: string | null;
  readonly byline: string | null;
  readonly source: string | null;
  /** When the photo was made, by the clock of its camera. */
  readonly date: string | null;
  readonly uri: string | null;
  readonly size: PhotoSize | null;
  /** Its place in a gallery that lists none: the smallest first. */
  readonly menuOrder: number;
  /** When it was uploaded, as written. */
  readonly uploaded: string | null;
  readonly isTrashed: boolean;
}

/** A post or page with its words. */
export interface WordPressPost {
  readonly id: string | null;
  /** By this address WordPress knows it for ever, whatever its link becomes. */
  readonly guid: string | null;
  readonly place: string;
  readonly title: string | null;
  /** When it was published, as written. */
  readonly published: string | null;
  /** Markup, or markup with shortcodes. */
  readonly content: string;
  /** The id of the picture that stands above it. */
  readonly featured: string | null;
  readonly isTrashed: boolean;
}

/** What an export or an answer holds. */
export interface WordPressSite {
  readonly posts: readonly WordPressPost[];
  readonly media: readonly WordPressMedia[];
  /** What is neither a post nor a picture, in a desk's words: `application/pdf`. */
  readonly others: readonly string[];
}

/** One page of a source that is polled. */
export interface FeedPage {
  readonly items: readonly FeedItem[];
  /** Where what follows will be found; `null`: at the same address. */
  readonly nextUrl: string | null;
}

/** A gallery in a feed, or what is wrong with it. */
export type FeedItem =
  | {
      /** The feed's own id of the gallery: the same when it comes again, changed. */
      readonly id: string;
      readonly name: string;
      readonly uri: string | null;
      readonly mediaType: string;
      readonly bytes: Uint8Array;
      readonly problem: null;
    }
  | { readonly id: string; readonly name: string; readonly problem: string };

/** A page as it was fetched. */
export interface FetchedPage {
  readonly bytes: Uint8Array;
  readonly url: string;
  readonly mediaType: string | null;
}

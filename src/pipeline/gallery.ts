import type { Credit, DateBasis, Flag } from './manifest.ts';
import type { PhotoFingerprint } from './photos/fingerprint.ts';

/** A gallery as it was received: what every reader in `src/formats` produces and the pipeline takes in. */
export interface Gallery {
  /** The gallery's own id where it brings one, else `null`: the manifest then derives one from the content. */
  readonly id: string | null;
  readonly headline: string | null;
  readonly source: GallerySource;
  /** The day the gallery was sent or published, `YYYY-MM-DD`, where its own data says so. */
  readonly referenceDate: string | null;
  /** In the order of the input; `entries[i].index === i`. */
  readonly entries: readonly ReceivedEntry[];
  /** What the reader met and could not read, for the manifest. */
  readonly warnings: readonly Warning[];
}

export interface GallerySource {
  /** The reader that read it: `text`, `json`, `html` … */
  readonly format: string;
  /** The name of the input: a file's name, or the source it came from. */
  readonly name: string;
  readonly uri: string | null;
}

/** What stands beside a caption in fields of its own, as IPTC names them; `null` where there is none. */
export interface ReceivedFields {
  /** A credit that stands beside the caption rather than in it: on its own line, or in a field. */
  readonly credit: string | null;
  /** The photographer's name. */
  readonly byline: string | null;
  /** What the photographer is to the sender: `STF`, `STRINGER`, `SPECIAL`. */
  readonly bylineTitle: string | null;
  /** Who sent the photo, where the credit does not say. */
  readonly source: string | null;
  /** Restrictions, and what desks ask to be printed: `MANDATORY CREDIT: …` */
  readonly instructions: string | null;
  /** The date, as received. */
  readonly date: string | null;
}

/** An entry that is nothing but its caption. */
export const noFields: ReceivedFields = {
  credit: null,
  byline: null,
  bylineTitle: null,
  source: null,
  instructions: null,
  date: null,
};

/** What the input itself says of an entry, beside its words; `noMarks` where it says nothing. */
export interface ReceivedMarks {
  /** What its fields, not its words, say of the photo: `file` for a wire's category. */
  readonly flags: readonly Flag[];
  /** What its sender corrected, where a field says so, or `null`. */
  readonly correction: string | null;
  /** The language of its caption as BCP 47, where a field names it, or `null`. */
  readonly language: string | null;
  /** What was read of the entry before, where it comes out of a manifest: it stands. `null`: nobody read it. */
  readonly earlier: EarlierReading | null;
  /** A newer version of the same photo stands in the same gallery. */
  readonly isSuperseded: boolean;
  /** Why this entry cannot become an item (`killed`, `withheld`), or `null`. */
  readonly leftOut: string | null;
}

/** What a manifest knows of a photo beside its words; the flags and the date stand in fields of their own. */
export interface EarlierReading {
  /** `null`: its line was changed since. */
  readonly credit: Credit | null;
  /** How the date was found; `null` where there is none. */
  readonly dateBasis: DateBasis | null;
}

/** An entry of which the input says nothing more. */
export const noMarks: ReceivedMarks = {
  flags: [],
  correction: null,
  language: null,
  earlier: null,
  isSuperseded: false,
  leftOut: null,
};

/** One caption as received, with what the input says beside it. */
export interface ReceivedEntry extends ReceivedFields, ReceivedMarks {
  /** Counts from 0 in the order of the input. */
  readonly index: number;
  readonly locator: Locator;
  /** The caption exactly as received, its inline credit, counters and "less" included. */
  readonly text: string;
  /** Why the reader took it for a caption, in a desk's words. */
  readonly foundBy: string;
  readonly photo: ReceivedPhoto | null;
}

export interface ReceivedPhoto {
  /** The photo's address or file name as received; two entries with the same `key` show the same photo. */
  readonly uri: string;
  /** `uri` without size suffixes and query, so that renditions of one photo agree. */
  readonly key: string;
  /** How large its file is, where the document says so. */
  readonly size: PhotoSize | null;
  /** What is known of the photo's file, where it came with the gallery and could be read. */
  readonly fingerprint: PhotoFingerprint | null;
}

/** Pixels. */
export interface PhotoSize {
  readonly width: number;
  readonly height: number;
}

/** Where an entry's caption starts in its input. */
export type Locator = { readonly line: number } | { readonly pointer: string } | { readonly file: string };

export interface Warning {
  /** A stable code in kebab case: `weekday-mismatch`, `no-credit` … */
  readonly code: string;
  readonly message: string;
  /** The index of the entry it speaks of. */
  readonly entry?: number;
}

/** What a photo's file says of itself, block by block as it was found: which copy counts is decided where it is used. */
export interface PhotoMetadata {
  /** IPTC-IIM, as wires write it. */
  readonly iim: MetadataFields | null;
  readonly xmp: MetadataFields | null;
  /** What the camera wrote. */
  readonly exif: MetadataFields | null;
  /** A program that knows no XMP has changed the IIM block: its text is the newer one. */
  readonly isIimNewer: boolean;
  /** What could not be read, in words. */
  readonly problems: readonly string[];
}

/** The fields of one block, or of a file beside the photo; what is not there is `null` or empty. */
export interface MetadataFields {
  readonly caption: string | null;
  readonly headline: string | null;
  readonly credit: string | null;
  /** The photographers. */
  readonly creators: readonly string[];
  /** `STF`, `STRINGER`, `POOL` */
  readonly bylineTitle: string | null;
  readonly source: string | null;
  readonly instructions: string | null;
  /** Categories of the wire; `FILE` among them marks a file photo. */
  readonly categories: readonly string[];
  /** When the photo was made, as ISO 8601 with what is known of it: `2026`, `2026-06`, `2026-06-29`, `2026-06-29T14:05:11-05:00`. */
  readonly dateCreated: string | null;
  /** When it was scanned or stored, likewise. */
  readonly dateDigitized: string | null;
}

export const noMetadataFields: MetadataFields = {
  caption: null,
  headline: null,
  credit: null,
  creators: [],
  bylineTitle: null,
  source: null,
  instructions: null,
  categories: [],
  dateCreated: null,
  dateDigitized: null,
};

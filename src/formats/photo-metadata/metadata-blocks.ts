/** The blocks of a photo's file that hold words, as bytes; `null` where there is none. */
export interface MetadataBlocks {
  /** Photoshop's image resources, IIM among them; or bare IIM. */
  readonly photoshop: Uint8Array | null;
  /** An XMP packet. */
  readonly xmp: Uint8Array | null;
  /** A TIFF structure, with or without `Exif` in front. */
  readonly exif: Uint8Array | null;
  readonly problems: readonly string[];
}

/** The most a block may have, in bytes: what is larger holds pictures or an attack, not words. */
export const maxBlockBytes = 1024 * 1024;

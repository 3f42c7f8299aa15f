/**
 * Where photos' files lie, each under a key made of its content: keeping one twice is keeping it once. Originals are never
 * changed.
 */
export interface PhotoStore {
  /** A folder of this process alone for files on their way in, gone after its end. */
  readonly spoolDir: string;
  /** Keeps a file from the spool folder, which is gone from there afterwards. */
  readonly takeFile: (key: string, path: string) => Promise<void>;
  readonly put: (key: string, bytes: Uint8Array) => Promise<void>;
  /** `null` where nothing is kept under the key. */
  readonly load: (key: string) => Promise<Uint8Array | null>;
  /** Removes what was last kept under the key more than `graceMs` ago; `false` where it is younger, and stays. */
  readonly remove: (key: string, graceMs: number) => Promise<boolean>;
}

/** A store that its process ends. */
export interface OpenPhotoStore extends PhotoStore {
  readonly close: () => Promise<void>;
}

export const thumbnailSizes = ['small', 'large'] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];

/** Keys of what is kept of a photo; `digest` is the SHA-256 of its bytes, hexadecimal. */
export const photoKeys = {
  original: (digest: string) => `originals/${digest.slice(0, 2)}/${digest}`,
  thumbnail: (digest: string, size: ThumbnailSize) =>
    `thumbnails/${size}/${digest.slice(0, 2)}/${digest}.webp`,
} as const;

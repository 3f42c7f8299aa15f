import type { Gallery } from '../gallery.ts';

/** The photo that an entry came with. */
export interface EntryPhoto {
  /** The entry's index. */
  readonly entry: number;
  /** What the gallery calls it: a file's name or an address. */
  readonly name: string;
  /** SHA-256 of its bytes, hexadecimal. */
  readonly digest: string;
}

/** The photos that were looked at, by the entries they came with. */
export function listEntryPhotos({ entries }: Gallery): readonly EntryPhoto[] {
  return entries.flatMap(({ index, photo }) =>
    photo === null || photo.fingerprint === null
      ? []
      : [{ entry: index, name: photo.uri, digest: photo.fingerprint.sha256 }],
  );
}

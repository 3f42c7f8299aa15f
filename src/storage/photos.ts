import { createHash } from 'node:crypto';
import { fingerprintVersion, type PhotoFingerprint } from '../pipeline/photos/fingerprint.ts';
import type { Database, Query } from './database.ts';
import { storableText } from './storable-text.ts';

/** A photo's file as it came with a gallery. */
export interface DeliveredPhoto {
  /** By which the gallery's entries call it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** SHA-256 of a photo's bytes, hexadecimal: its name in the records. */
export function photoDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Within a transaction: keeps the photos of a gallery, each content once. */
export async function insertPhotos(
  query: Query,
  galleryId: string,
  photos: readonly DeliveredPhoto[],
): Promise<void> {
  const named = photos.map(({ name, bytes }, position) => ({
    name,
    bytes,
    position,
    digest: photoDigest(bytes),
  }));
  // Always in the order of the digests: two galleries with the same photos cannot wait for each other.
  for (const { digest, bytes } of named.toSorted((a, b) => (a.digest < b.digest ? -1 : 1))) {
    await query(
      `insert into photos (digest, raw, size_bytes) values ($1, $2, $3) on conflict (digest) do nothing`,
      [digest, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), bytes.byteLength],
    );
  }
  for (const { position, name, digest } of named) {
    await query(`insert into gallery_photos (gallery_id, position, name, digest) values ($1, $2, $3, $4)`, [
      galleryId,
      position,
      storableText(name),
      digest,
    ]);
  }
}

/** A gallery's photo: what is known of it, if a worker has looked at it. */
export interface GalleryPhoto {
  readonly name: string;
  readonly digest: string;
  readonly fingerprint: PhotoFingerprint | null;
  readonly problem: string | null;
  /** Fingerprints are made another way by now, or this one was never made. */
  readonly isUnread: boolean;
}

/** The photos of a gallery in the order they came. */
export async function listGalleryPhotos(
  database: Database,
  galleryId: string,
): Promise<readonly GalleryPhoto[]> {
  const rows = await database.query<PhotoRow>(
    `select name, digest, fingerprint, problem, fingerprint_version
       from gallery_photos join photos using (digest)
      where gallery_id = $1
      order by position`,
    [galleryId],
  );
  return rows.map(({ name, digest, fingerprint, problem, fingerprint_version: version }) => ({
    name,
    digest,
    fingerprint,
    problem,
    isUnread: version !== fingerprintVersion,
  }));
}

/** A photo's bytes as received, or `null`. */
export async function loadPhotoBytes(database: Database, digest: string): Promise<Uint8Array | null> {
  const [row] = await database.query<{ readonly raw: Buffer }>(`select raw from photos where digest = $1`, [
    digest,
  ]);
  return row?.raw ?? null;
}

/** What a worker learned of a photo. */
export interface PhotoFindings {
  readonly fingerprint: PhotoFingerprint | null;
  readonly problem: string | null;
  readonly thumbnails: Readonly<Record<ThumbnailSize, Uint8Array>> | null;
}

export const thumbnailSizes = ['small', 'large'] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];

/** Keeps what was learned, once per content. */
export async function savePhotoFindings(
  database: Database,
  digest: string,
  { fingerprint, problem, thumbnails }: PhotoFindings,
): Promise<void> {
  await database.query(
    `update photos
        set fingerprint_version = $2, fingerprint = $3, problem = $4, thumbnail_small = $5, thumbnail_large = $6
      where digest = $1`,
    [
      digest,
      fingerprintVersion,
      fingerprint === null ? null : JSON.stringify(fingerprint),
      problem === null ? null : storableText(problem),
      thumbnails?.small ?? null,
      thumbnails?.large ?? null,
    ],
  );
}

/** A thumbnail as WebP, or `null` where there is none. */
export async function loadThumbnail(
  database: Database,
  digest: string,
  size: ThumbnailSize,
): Promise<Uint8Array | null> {
  const column = { small: 'thumbnail_small', large: 'thumbnail_large' }[size];
  const [row] = await database.query<{ readonly thumbnail: Buffer | null }>(
    `select ${column} as thumbnail from photos where digest = $1`,
    [digest],
  );
  return row?.thumbnail ?? null;
}

interface PhotoRow {
  readonly name: string;
  readonly digest: string;
  readonly fingerprint: PhotoFingerprint | null;
  readonly problem: string | null;
  readonly fingerprint_version: number | null;
}

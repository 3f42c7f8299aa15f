import type { PhotoFingerprint } from '../pipeline/photos/fingerprint.ts';
import type { PhotoMetadata } from '../pipeline/photos/photo-metadata.ts';
import { readingVersion } from '../pipeline/photos/reading-version.ts';
import type { Database, Query } from './database.ts';
import type { KeptPhoto } from './receive-photo.ts';
import { storableText } from './storable-text.ts';

/** A photo that came with a gallery: its bytes are in the photo store, or a problem tells why they are not. */
export type DeliveredPhoto = {
  /** By which the gallery's entries call it. */
  readonly name: string;
} & ((KeptPhoto & { readonly problem: null }) | { readonly digest: null; readonly problem: string });

/** Within a transaction: records the photos of a gallery's revision, each content once. */
export async function insertPhotos(
  query: Query,
  galleryId: string,
  revision: number,
  photos: readonly DeliveredPhoto[],
): Promise<void> {
  // Always in the order of the digests: two galleries with the same photos cannot wait for each other.
  for (const photo of photos.filter((each) => each.digest !== null).toSorted(byDigest))
    await insertPhoto(query, photo);
  for (const [position, { name, digest, problem }] of photos.entries()) {
    await query(
      `insert into gallery_photos (gallery_id, revision, position, name, digest, problem)
       values ($1, $2, $3, $4, $5, $6)`,
      [
        galleryId,
        revision,
        position,
        storableText(name),
        digest,
        problem === null ? null : storableText(problem),
      ],
    );
  }
}

function byDigest(a: KeptPhoto, b: KeptPhoto): number {
  return a.digest < b.digest ? -1 : 1;
}

/** A photo that could not be read and comes again gets another look. */
async function insertPhoto(query: Query, { digest, sizeBytes }: KeptPhoto): Promise<void> {
  await query(
    `insert into photos (digest, size_bytes) values ($1, $2)
     on conflict (digest)
       do update set reading_version = null, read_attempts = 0 where photos.problem is not null`,
    [digest, sizeBytes],
  );
}

/** Adds the addresses from which photos of a revision are to be fetched; those it has are left as they are. */
export async function insertPhotoAddresses(
  database: Database,
  { galleryId, revision }: RevisionId,
  addresses: readonly string[],
): Promise<void> {
  await database.query(
    `with last as (
       select coalesce(max(position), -1) as position from gallery_photos where gallery_id = $1 and revision = $2)
     insert into gallery_photos (gallery_id, revision, position, name)
     select $1, $2, last.position + ordinal, address
       from last, unnest($3::text[]) with ordinality as given (address, ordinal)
     on conflict do nothing`,
    [galleryId, revision, addresses.map(storableText)],
  );
}

/** A photo was fetched from its address: its bytes are in the store. */
export async function recordFetchedPhoto(
  database: Database,
  galleryId: string,
  address: string,
  photo: KeptPhoto,
): Promise<void> {
  await database.transaction(async (query) => {
    await insertPhoto(query, photo);
    await query(`update gallery_photos set digest = $3, problem = null where gallery_id = $1 and name = $2`, [
      galleryId,
      storableText(address),
      photo.digest,
    ]);
  });
}

/** A photo cannot be fetched from its address, and why. */
export async function recordUnfetchablePhoto(
  database: Database,
  galleryId: string,
  address: string,
  problem: string,
): Promise<void> {
  await database.query(
    `update gallery_photos set problem = $3 where gallery_id = $1 and name = $2 and digest is null`,
    [galleryId, storableText(address), storableText(problem)],
  );
}

/** Within a transaction: who asks for another run wants what could not be fetched to be asked for again. */
export async function forgetFetchProblems(query: Query, galleryId: string): Promise<void> {
  await query(
    `update gallery_photos set problem = null where gallery_id = $1 and digest is null and name like '%://%'`,
    [galleryId],
  );
}

/** A gallery's photo: what is known of it, if a worker has looked at it. */
export interface GalleryPhoto {
  /** A file's name, or the address it is fetched from. */
  readonly name: string;
  /** `null`: it was not fetched yet, or it has a problem. */
  readonly digest: string | null;
  readonly fingerprint: PhotoFingerprint | null;
  readonly metadata: PhotoMetadata | null;
  readonly problem: string | null;
  /** It is in the store and photos are read another way by now, or this one was never read. */
  readonly isUnread: boolean;
}

/** One revision of one gallery. */
export interface RevisionId {
  readonly galleryId: string;
  readonly revision: number;
}

/** The photos of a gallery's revision in the order they came. */
export async function listGalleryPhotos(
  database: Database,
  { galleryId, revision }: RevisionId,
): Promise<readonly GalleryPhoto[]> {
  const rows = await database.query<PhotoRow>(
    `select name, digest, fingerprint, metadata, coalesce(gallery_photos.problem, photos.problem) as problem, reading_version
       from gallery_photos left join photos using (digest)
      where gallery_id = $1 and revision = $2
      order by position`,
    [galleryId, revision],
    'kept',
  );
  return rows.map(({ name, digest, fingerprint, metadata, problem, reading_version: version }) => ({
    name,
    digest,
    fingerprint,
    metadata,
    problem,
    isUnread: digest !== null && version !== readingVersion,
  }));
}

/** How many photos the galleries of runs have, and how many of them need no more work; by the runs' ids. */
export async function countPhotos(
  database: Database,
  runIds: readonly string[],
): Promise<ReadonlyMap<string, PhotoCount>> {
  if (runIds.length === 0) return new Map();
  const rows = await database.query<PhotoCountRow>(
    `select runs.id, count(*) as total,
            count(*) filter (where gallery_photos.problem is not null or reading_version = $2) as done
       from runs
       join galleries on galleries.id = runs.gallery_id
       join gallery_photos on gallery_photos.gallery_id = galleries.id
        and gallery_photos.revision = coalesce(runs.revision, galleries.revision)
       left join photos using (digest)
      where runs.id = any($1)
      group by runs.id`,
    [runIds, readingVersion],
  );
  return new Map(rows.map(({ id, total, done }) => [id, { total: Number(total), done: Number(done) }]));
}

export interface PhotoCount {
  readonly total: number;
  readonly done: number;
}

/** What a worker learned of a photo. */
export interface PhotoFindings {
  readonly fingerprint: PhotoFingerprint | null;
  readonly metadata: PhotoMetadata | null;
  readonly problem: string | null;
}

/** Someone begins to read a photo: how many have begun by now. One that takes its readers down is told by that. */
export async function beginReading(database: Database, digest: string): Promise<number> {
  const [row] = await database.query<{ readonly read_attempts: number }>(
    `update photos set read_attempts = read_attempts + 1 where digest = $1 returning read_attempts`,
    [digest],
  );
  return row?.read_attempts ?? 1;
}

/** The reader lived, and it was not the photo that failed: this attempt does not count. */
export async function takeBackReading(database: Database, digest: string): Promise<void> {
  await database.query(`update photos set read_attempts = greatest(read_attempts - 1, 0) where digest = $1`, [
    digest,
  ]);
}

/** Keeps what was learned, once per content. */
export async function savePhotoFindings(
  database: Database,
  digest: string,
  { fingerprint, metadata, problem }: PhotoFindings,
): Promise<void> {
  await database.query(
    `update photos set reading_version = $2, fingerprint = $3, metadata = $4, problem = $5, read_attempts = 0
      where digest = $1`,
    [
      digest,
      readingVersion,
      fingerprint === null ? null : JSON.stringify(fingerprint),
      metadata === null ? null : JSON.stringify(metadata),
      problem === null ? null : storableText(problem),
    ],
  );
}

interface PhotoCountRow {
  readonly id: string;
  readonly total: string;
  readonly done: string;
}

interface PhotoRow {
  readonly name: string;
  readonly digest: string | null;
  readonly fingerprint: PhotoFingerprint | null;
  readonly metadata: PhotoMetadata | null;
  readonly problem: string | null;
  readonly reading_version: number | null;
}

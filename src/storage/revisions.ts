import type { Database, Query } from './database.ts';
import { galleryColumns, toGallery, type GalleryRow } from './gallery-rows.ts';
import { renameListing } from './listings/write-listing.ts';
import { type DeliveredPhoto, insertPhotos } from './photos.ts';
import type { GalleryRecord } from './records.ts';
import { storableText } from './storable-text.ts';

/** A gallery as it came once: bytes, and what was said about them. */
export interface ReceivedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
}

/** A gallery as received at one revision, the newest unless one is named: what a run reads. `null` when there is none. */
export async function loadRevision(
  database: Database,
  galleryId: string,
  revision: number | null = null,
): Promise<ReceivedBytes | null> {
  const [row] = await database.query<ReceivedRow>(
    `select raw, name, uri, media_type from revisions
      where gallery_id = $1 and ($2::integer is null or revision = $2)
      order by revision desc limit 1`,
    [galleryId, revision],
  );
  if (row === undefined) return null;
  return { bytes: row.raw, name: row.name, uri: row.uri, mediaType: row.media_type };
}

/** Within a transaction: which revision of a gallery had this content, or `null`. */
export async function findRevision(query: Query, galleryId: string, digest: string): Promise<number | null> {
  const [row] = await query<{ readonly revision: number }>(
    `select revision from revisions where gallery_id = $1 and content_digest = $2`,
    [galleryId, digest],
  );
  return row?.revision ?? null;
}

/** Within a transaction that holds the gallery: what came is its newest revision. The gallery as it is then. */
export async function insertRevision(
  query: Query,
  { id, name: earlier }: GalleryRecord,
  delivery: ReceivedBytes & { readonly photos: readonly DeliveredPhoto[] },
  digest: string,
): Promise<GalleryRecord> {
  const { name, uri, mediaType, bytes, photos } = delivery;
  const [row] = await query<GalleryRow>(
    `update galleries
        set revision = revision + 1, name = $2, content_digest = $3, size_bytes = $4, revised_at = now()
      where id = $1
      returning ${galleryColumns}`,
    [id, storableText(name), digest, bytes.byteLength],
  );
  if (row === undefined) throw new Error('an update found no gallery');
  if (row.name !== earlier) await renameListing(query, row);
  await query(
    `insert into revisions (gallery_id, revision, name, uri, media_type, content_digest, raw, size_bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      row.revision,
      storableText(name),
      uri === null ? null : storableText(uri),
      mediaType === null ? null : storableText(mediaType),
      digest,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      bytes.byteLength,
    ],
  );
  await insertPhotos(query, id, row.revision, photos);
  return toGallery(row);
}

interface ReceivedRow {
  readonly raw: Buffer;
  readonly name: string;
  readonly uri: string | null;
  readonly media_type: string | null;
}

import { ExpectedError } from '../errors.ts';
import type { Database, Query } from './database.ts';
import { type GalleryContent, readWhole } from './gallery-content.ts';
import { galleryColumns, toGallery, type GalleryRow } from './gallery-rows.ts';
import { renameListing } from './listings/write-listing.ts';
import { type DeliveredPhoto, insertPhotos } from './photos.ts';
import type { GalleryRecord } from './records.ts';
import { storableText } from './storable-text.ts';

/** A gallery as it came once, without its bytes. */
interface ReceivedGallery {
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
}

/** A gallery as received at one revision, its bytes still in the records. */
export interface OpenRevision extends ReceivedGallery {
  readonly sizeBytes: number;
  /** The bytes, piece by piece; throws when the gallery is deleted meanwhile. */
  readonly read: () => AsyncGenerator<Uint8Array>;
}

/** Finds a gallery as received at one revision, the newest unless one is named. `null` when there is none. */
export async function openRevision(
  database: Database,
  galleryId: string,
  revision: number | null = null,
): Promise<OpenRevision | null> {
  const [row] = await database.query<ReceivedRow>(
    // The first piece comes along: most galleries have no other.
    `select found.revision, name, uri, media_type, size_bytes, bytes
       from (select * from revisions
              where gallery_id = $1 and ($2::integer is null or revision = $2)
              order by revision desc limit 1) as found
       left join revision_pieces as first
         on first.gallery_id = found.gallery_id and first.revision = found.revision and position = 0`,
    [galleryId, revision],
    'kept',
  );
  if (row === undefined) return null;
  const { name, uri, media_type: mediaType, size_bytes: sizeBytes } = row;
  const read = () => readPieces(database, galleryId, row);
  return { name, uri, mediaType, sizeBytes, read };
}

/** A gallery as received, with its bytes in memory: what a run reads. `null` when there is none. */
export async function loadRevision(
  database: Database,
  galleryId: string,
  revision: number | null = null,
): Promise<(ReceivedGallery & { readonly bytes: Uint8Array }) | null> {
  const opened = await openRevision(database, galleryId, revision);
  if (opened === null) return null;
  const { read, sizeBytes, ...received } = opened;
  return { ...received, bytes: await readWhole({ read, sizeBytes }) };
}

async function* readPieces(
  database: Database,
  galleryId: string,
  { revision, size_bytes: sizeBytes, bytes: first }: ReceivedRow,
): AsyncGenerator<Uint8Array> {
  let sentBytes = 0;
  for (let position = 0; sentBytes < sizeBytes; position += 1) {
    const bytes = position === 0 ? first : await loadPiece(database, galleryId, revision, position);
    if (bytes === null) throw new ExpectedError('NOT_FOUND', `the gallery '${galleryId}' was deleted`);
    sentBytes += bytes.byteLength;
    yield bytes;
  }
}

async function loadPiece(
  database: Database,
  galleryId: string,
  revision: number,
  position: number,
): Promise<Uint8Array | null> {
  const [row] = await database.query<{ readonly bytes: Buffer }>(
    `select bytes from revision_pieces where gallery_id = $1 and revision = $2 and position = $3`,
    [galleryId, revision, position],
  );
  return row?.bytes ?? null;
}

/** Within a transaction: which revision of a gallery had this content, or `null`. */
export async function findRevision(query: Query, galleryId: string, digest: string): Promise<number | null> {
  const [row] = await query<{ readonly revision: number }>(
    `select revision from revisions where gallery_id = $1 and content_digest = $2`,
    [galleryId, digest],
  );
  return row?.revision ?? null;
}

/** Within a transaction that holds the gallery: what came is to be its newest revision. The gallery as it is then. */
export async function raiseRevision(
  query: Query,
  { id, name: earlier }: GalleryRecord,
  { name, content }: { readonly name: string; readonly content: Pick<GalleryContent, 'sizeBytes'> },
  digest: string,
): Promise<GalleryRecord> {
  const [row] = await query<GalleryRow>(
    `update galleries
        set revision = revision + 1, name = $2, content_digest = $3, size_bytes = $4, revised_at = now()
      where id = $1
      returning ${galleryColumns}`,
    [id, storableText(name), digest, content.sizeBytes],
  );
  if (row === undefined) throw new Error('an update found no gallery');
  if (row.name !== earlier) await renameListing(query, row);
  return toGallery(row);
}

/** Within a transaction that holds the gallery: writes down what came as the revision it has now. */
export async function insertRevision(
  query: Query,
  gallery: NewRevision,
  delivery: Pick<ReceivedGallery, 'uri' | 'mediaType'> & {
    readonly content: GalleryContent;
    readonly photos: readonly DeliveredPhoto[];
  },
): Promise<void> {
  const { content, photos } = delivery;
  let position = 0;
  // The transaction waits for a file of this machine here, never for whoever sends it.
  for await (const piece of content.read()) {
    if (position === 0) await insertWithFirst(query, gallery, delivery, toBuffer(piece));
    else await insertPiece(query, gallery, position, toBuffer(piece));
    position += 1;
  }
  if (position === 0) await insertWithFirst(query, gallery, delivery, null);
  await insertPhotos(query, gallery.id, gallery.revision, photos);
}

/** Most galleries are one piece, or none. */
async function insertWithFirst(
  query: Query,
  { id, revision, name, contentDigest, sizeBytes }: NewRevision,
  { uri, mediaType }: Pick<ReceivedGallery, 'uri' | 'mediaType'>,
  piece: Buffer | null,
): Promise<void> {
  await query(
    `with made as (
       insert into revisions (gallery_id, revision, name, uri, media_type, content_digest, size_bytes)
       values ($1, $2, $3, $4, $5, $6, $7))
     insert into revision_pieces (gallery_id, revision, position, bytes)
     select $1, $2, 0, $8::bytea where $8::bytea is not null`,
    [
      id,
      revision,
      name,
      uri === null ? null : storableText(uri),
      mediaType === null ? null : storableText(mediaType),
      contentDigest,
      sizeBytes,
      piece,
    ],
    'kept',
  );
}

async function insertPiece(
  query: Query,
  { id, revision }: NewRevision,
  position: number,
  piece: Buffer,
): Promise<void> {
  await query(`insert into revision_pieces (gallery_id, revision, position, bytes) values ($1, $2, $3, $4)`, [
    id,
    revision,
    position,
    piece,
  ]);
}

function toBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

type NewRevision = Pick<GalleryRecord, 'id' | 'revision' | 'name' | 'contentDigest' | 'sizeBytes'>;

interface ReceivedRow {
  readonly revision: number;
  readonly name: string;
  readonly uri: string | null;
  readonly media_type: string | null;
  readonly size_bytes: number;
  /** Of the first piece. */
  readonly bytes: Buffer | null;
}

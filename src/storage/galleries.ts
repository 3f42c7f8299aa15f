import { createHash, randomUUID } from 'node:crypto';
import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import type { Database, Query } from './database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import { insertPhotos, type DeliveredPhoto } from './photos.ts';
import type { GalleryRecord, RunRecord } from './records.ts';
import { findLatestRun, findRunWithin, insertRun } from './runs.ts';
import { storableText } from './storable-text.ts';

/** A gallery as someone hands it in, and how it is to be cleaned. */
export interface Delivery {
  readonly source: string;
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
  readonly bytes: Uint8Array;
  /** The photos that came with it; their bytes are in the photo store by now. */
  readonly photos: readonly DeliveredPhoto[];
  /** The sender's own name for this request, so that repeating it is harmless. */
  readonly idempotencyKey: string | null;
  readonly settings: CleaningSettings;
  readonly reason: string;
  readonly requestedBy: string;
}

export interface Receipt {
  readonly gallery: GalleryRecord;
  readonly run: RunRecord;
  /** A run was asked for; `false`: this delivery was known, and the run is the one it had. */
  readonly isNew: boolean;
}

/**
 * Keeps a gallery and asks for its run, in one transaction. The same bytes from the same source under the same settings,
 * or under the same idempotency key, are one delivery; other bytes under a known key are a `CONFLICT`.
 */
export async function receiveGallery(database: Database, delivery: Delivery): Promise<Receipt> {
  const source = storableText(delivery.source);
  const key = delivery.idempotencyKey === null ? null : storableText(delivery.idempotencyKey);
  const digest = deliveryDigest(delivery);
  return database.transaction(async (query) => {
    // Equal deliveries at the same moment take turns. Always the key first: two locks in one order cannot deadlock.
    if (key !== null) await query(takeTurn, [`key ${source} ${key}`]);
    await query(takeTurn, [`bytes ${source} ${digest}`]);
    if (key !== null) {
      const known = await findDeliveryByKey(query, source, key, digest);
      if (known !== null) return known;
    }
    const gallery =
      (await findGalleryByDigest(query, source, digest)) ??
      (await insertGalleryWithPhotos(query, { ...delivery, source }, digest));
    const known = await findLatestRun(query, gallery.id, delivery.settings);
    const run = known ?? (await insertRun(query, { ...delivery, galleryId: gallery.id }));
    if (key !== null) {
      await query(`insert into idempotency_keys (source, key, gallery_id, run_id) values ($1, $2, $3, $4)`, [
        source,
        key,
        gallery.id,
        run.id,
      ]);
    }
    return { gallery, run, isNew: known === null };
  });
}

/** A gallery's record, or `null`. */
export async function findGallery(database: Database, galleryId: string): Promise<GalleryRecord | null> {
  const [row] = await database.query<GalleryRow>(`select ${columns} from galleries where id = $1`, [
    galleryId,
  ]);
  return row === undefined ? null : toGallery(row);
}

/** The records of several galleries by their ids; one that is not there is left out. */
export async function findGalleries(
  database: Database,
  galleryIds: readonly string[],
): Promise<ReadonlyMap<string, GalleryRecord>> {
  const rows = await database.query<GalleryRow>(`select ${columns} from galleries where id = any($1)`, [
    [...new Set(galleryIds)],
  ]);
  return new Map(rows.map((row) => [row.id, toGallery(row)]));
}

/** Galleries, newest first; `search` is looked for in names, headlines and sources. */
export async function listGalleries(
  database: Database,
  question: PageQuestion & { readonly search?: string | null } = {},
): Promise<Page<GalleryRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<GalleryRow>(
    `select ${columns} from galleries
      where ($1::bigint is null or sequence < $1)
        and ($2::text is null or name ilike $2 or headline ilike $2 or source ilike $2 or id = $3)
      order by sequence desc
      limit $4`,
    [before, likePattern(question.search), question.search ?? null, limit + 1],
  );
  return toPage(rows, limit, toGallery);
}

/** A gallery as received with what was said about it: what a run reads. `null` when there is none. */
export async function loadGalleryBytes(database: Database, galleryId: string): Promise<ReceivedBytes | null> {
  const [row] = await database.query<ReceivedRow>(
    `select raw, name, uri, media_type from galleries where id = $1`,
    [galleryId],
  );
  if (row === undefined) return null;
  return { bytes: row.raw, name: row.name, uri: row.uri, mediaType: row.media_type };
}

export interface ReceivedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
}

interface ReceivedRow {
  readonly raw: Buffer;
  readonly name: string;
  readonly uri: string | null;
  readonly media_type: string | null;
}

interface GalleryRow {
  readonly id: string;
  readonly sequence: string;
  readonly source: string;
  readonly name: string;
  readonly headline: string | null;
  readonly content_digest: string;
  readonly size_bytes: number;
  readonly received_at: Date;
}

const columns = 'id, sequence, source, name, headline, content_digest, size_bytes, received_at';
const takeTurn = `select pg_advisory_xact_lock(hashtextextended($1, 0))`;

async function findDeliveryByKey(
  query: Query,
  source: string,
  key: string,
  digest: string,
): Promise<Receipt | null> {
  const [row] = await query<GalleryRow & { readonly run_id: string }>(
    `select ${columns}, run_id
       from galleries
       join (select gallery_id as id, run_id from idempotency_keys where source = $1 and key = $2) as known using (id)`,
    [source, key],
  );
  if (row === undefined) return null;
  if (row.content_digest !== digest) {
    throw new ExpectedError('CONFLICT', `the idempotency key '${key}' was used for another gallery`);
  }
  const run = await findRunWithin(query, row.run_id);
  return run === null ? null : { gallery: toGallery(row), run, isNew: false };
}

async function findGalleryByDigest(
  query: Query,
  source: string,
  digest: string,
): Promise<GalleryRecord | null> {
  const [row] = await query<GalleryRow>(
    `select ${columns} from galleries where source = $1 and content_digest = $2`,
    [source, digest],
  );
  return row === undefined ? null : toGallery(row);
}

/** Equal for deliveries that bring the same bytes: the gallery's, and its photos' under the same names. */
function deliveryDigest({ bytes, photos }: Delivery): string {
  const hash = createHash('sha256').update(bytes);
  for (const photo of photos) hash.update(`\n${photo.name}\n${photo.digest}`);
  return hash.digest('hex');
}

async function insertGalleryWithPhotos(
  query: Query,
  delivery: Delivery,
  digest: string,
): Promise<GalleryRecord> {
  const gallery = await insertGallery(query, delivery, digest);
  await insertPhotos(query, gallery.id, delivery.photos);
  return gallery;
}

async function insertGallery(query: Query, delivery: Delivery, digest: string): Promise<GalleryRecord> {
  const { source, name, uri, mediaType, bytes } = delivery;
  const [row] = await query<GalleryRow>(
    `insert into galleries (id, source, name, uri, media_type, content_digest, raw, size_bytes)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     returning ${columns}`,
    [
      `gal_${randomUUID()}`,
      source,
      storableText(name),
      uri === null ? null : storableText(uri),
      mediaType === null ? null : storableText(mediaType),
      digest,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      bytes.byteLength,
    ],
  );
  if (row === undefined) throw new Error('an insert returned no row');
  return toGallery(row);
}

/** `50% off_sale` → `%50\% off\_sale%`: what a person types is never a pattern. */
function likePattern(search: string | null | undefined): string | null {
  const words = storableText(search ?? '').trim();
  return words === '' ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
}

function toGallery(row: GalleryRow): GalleryRecord {
  return {
    id: row.id,
    source: row.source,
    name: row.name,
    headline: row.headline,
    contentDigest: row.content_digest,
    sizeBytes: row.size_bytes,
    receivedAt: row.received_at.toISOString(),
  };
}

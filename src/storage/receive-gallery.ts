import { reached } from '../checkpoints.ts';
import { ExpectedError } from '../errors.ts';
import type { CleaningSettings } from '../pipeline/cleaning-settings.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import type { GalleryContent } from './gallery-content.ts';
import { insertGallery, lockGalleryBy, toGallery, type GalleryRow, galleryColumns } from './gallery-rows.ts';
import type { DeliveredPhoto } from './photos.ts';
import { receiveNew } from './receive-new.ts';
import type { GalleryRecord, RunRecord } from './records.ts';
import { findRevision, insertRevision, raiseRevision } from './revisions.ts';
import { findRunOfRevision, findRunWithin, findWaitingRun, insertRun } from './runs.ts';
import { storableText } from './storable-text.ts';

/** A gallery as someone hands it in, and how it is to be cleaned. */
export interface Delivery {
  readonly source: string;
  /** The sender's own name of the gallery: under it, other bytes are a new revision. `null`: the bytes are all it is known by. */
  readonly identity: string | null;
  readonly name: string;
  readonly uri: string | null;
  readonly mediaType: string | null;
  readonly content: GalleryContent;
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
  /** Something is to be done; `false`: this delivery was known, and the run is the one it had. */
  readonly isNew: boolean;
}

/**
 * Keeps a gallery and asks for its run, in one transaction; what is new and comes without photos takes one statement. The same bytes of the same gallery under the same settings, or
 * under the same idempotency key, are one delivery; other bytes under a known key are a `CONFLICT`. Other bytes of a known
 * gallery are its newest revision, and a run of it that waits will clean them.
 */
export async function receiveGallery(database: Database, delivery: Delivery): Promise<Receipt> {
  const source = storableText(delivery.source);
  const identity = delivery.identity === null ? null : storableText(delivery.identity);
  const key = delivery.idempotencyKey === null ? null : storableText(delivery.idempotencyKey);
  const digest = deliveryDigest(delivery);
  const first = await receiveNew(database, { ...delivery, source, identity }, digest);
  if (first !== null) {
    reached('gallery-written');
    return first;
  }
  return database.transaction(async (query) => {
    // Equal deliveries at the same moment take turns. Always the key first: two locks in one order cannot deadlock.
    if (key !== null) await query(takeTurn, [`key ${source} ${key}`], 'kept');
    const own = identity === null ? `bytes ${source} ${digest}` : `gallery ${source} ${identity}`;
    await query(takeTurn, [own], 'kept');
    if (key !== null) {
      const known = await findDeliveryByKey(query, source, key, digest);
      if (known !== null) return known;
    }
    const receipt = await receive(query, { ...delivery, source, identity }, digest);
    if (key !== null) {
      await query(
        `insert into idempotency_keys (source, key, gallery_id, run_id, content_digest) values ($1, $2, $3, $4, $5)`,
        [source, key, receipt.gallery.id, receipt.run.id, digest],
      );
    }
    reached('gallery-written');
    return receipt;
  });
}

const takeTurn = `select pg_advisory_xact_lock(hashtextextended($1, 0))`;

async function receive(query: Query, delivery: Delivery, digest: string): Promise<Receipt> {
  const { source, identity } = delivery;
  const known = await lockGalleryBy(query, source, identity, digest);
  if (known !== null) return receiveKnown(query, delivery, known, digest);
  const gallery = await insertGallery(query, delivery, digest);
  // Who brought it at the same moment was faster, and has committed.
  if (gallery === null) return receive(query, delivery, digest);
  await insertRevision(query, gallery, delivery);
  const run = await insertRun(query, { ...delivery, galleryId: gallery.id });
  await noteReceipt(query, delivery, run, gallery.revision);
  return { gallery, run, isNew: true };
}

async function receiveKnown(
  query: Query,
  delivery: Delivery,
  known: GalleryRecord,
  digest: string,
): Promise<Receipt> {
  const revision = await findRevision(query, known.id, digest);
  if (revision !== null) return receiveAgain(query, delivery, known, revision);
  const gallery = await raiseRevision(query, known, delivery, digest);
  await insertRevision(query, gallery, delivery);
  const waiting = await findWaitingRun(query, gallery.id, delivery);
  const run = waiting ?? (await insertRun(query, { ...delivery, galleryId: gallery.id }));
  await noteReceipt(query, delivery, run, gallery.revision);
  return { gallery, run, isNew: true };
}

/** Bytes that are known: the run they had under these settings, or one more of that revision. */
async function receiveAgain(
  query: Query,
  delivery: Delivery,
  gallery: GalleryRecord,
  revision: number,
): Promise<Receipt> {
  const known = await findRunOfRevision(query, gallery, revision, delivery.settings);
  if (known !== null) return { gallery, run: known, isNew: false };
  const run = await insertRun(query, { ...delivery, galleryId: gallery.id, revision });
  await noteReceipt(query, delivery, run, revision);
  return { gallery, run, isNew: true };
}

async function noteReceipt(
  query: Query,
  { requestedBy, source, name }: Delivery,
  run: RunRecord,
  revision: number,
): Promise<void> {
  const detail = { source, name, revision };
  await noteInAudit(query, {
    actor: requestedBy,
    action: 'received',
    galleryId: run.galleryId,
    runId: run.id,
    detail,
  });
}

async function findDeliveryByKey(
  query: Query,
  source: string,
  key: string,
  digest: string,
): Promise<Receipt | null> {
  const [row] = await query<GalleryRow & { readonly run_id: string; readonly sent_digest: string }>(
    `select ${galleryColumns}, run_id, sent_digest
       from galleries
       join (select gallery_id as id, run_id, content_digest as sent_digest
               from idempotency_keys where source = $1 and key = $2) as known using (id)`,
    [source, key],
  );
  if (row === undefined) return null;
  if (row.sent_digest !== digest) {
    throw new ExpectedError('CONFLICT', `the idempotency key '${key}' was used for another gallery`);
  }
  const run = await findRunWithin(query, row.run_id);
  return run === null ? null : { gallery: toGallery(row), run, isNew: false };
}

/** Equal for deliveries that bring the same bytes: the gallery's, and its photos' under the same names. */
function deliveryDigest({ content, photos }: Delivery): string {
  const hash = content.hash();
  for (const photo of photos) hash.update(`\n${photo.name}\n${photo.digest}`);
  return hash.digest('hex');
}

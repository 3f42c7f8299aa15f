import { randomUUID } from 'node:crypto';
import { printTraceContext } from '../tracing/trace-context.ts';
import type { Database } from './database.ts';
import { readOnePiece } from './gallery-content.ts';
import { galleryColumns, type GalleryRow, toGallery } from './gallery-rows.ts';
import { printTerms } from './listings/print-terms.ts';
import { blocksInSql } from './listings/sequence-blocks.ts';
import type { Delivery, Receipt } from './receive-gallery.ts';
import { newRun, runPriorities, settingsDigest } from './runs.ts';
import { storableText } from './storable-text.ts';

/**
 * Keeps a gallery that nobody has sent yet and asks for its run, in one statement; `null`: there is more to it, or it is known,
 * and nothing was written. Of two that come at the same moment the second waits in it for the first to be committed.
 */
export async function receiveNew(
  database: Database,
  delivery: Delivery,
  digest: string,
): Promise<Receipt | null> {
  const { source, identity, uri, mediaType, content, photos, idempotencyKey, settings } = delivery;
  if (photos.length > 0 || idempotencyKey !== null) return null;
  const piece = await readOnePiece(content);
  if (piece === null) return null;
  const [name, reason, requestedBy] = [delivery.name, delivery.reason, delivery.requestedBy].map(
    storableText,
  ) as [string, string, string];
  const id = `run_${randomUUID()}`;
  const values = [
    `gal_${randomUUID()}`,
    source,
    identity,
    name,
    digest,
    content.sizeBytes,
    uri === null ? null : storableText(uri),
    mediaType === null ? null : storableText(mediaType),
    piece.byteLength === 0 ? null : Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength),
    id,
    JSON.stringify(settings),
    settingsDigest(settings),
    reason,
    requestedBy,
    runPriorities.wire,
    printTraceContext(),
    printTerms({ sequence: null, source, texts: [name], flags: [], warnings: [] }),
    JSON.stringify({ source, name, revision: 1 }),
  ];
  const [row] = await database.query<GalleryRow>(insertAll, values, 'kept');
  if (row === undefined) return null;
  const gallery = toGallery(row);
  const asked = { id, galleryId: gallery.id, settings, reason, requestedBy, createdAt: gallery.receivedAt };
  return { gallery, run: newRun(asked), isNew: true };
}

/** What `receiveGallery` writes step by step for galleries of which more is to be known first. */
const insertAll = `
  with made as (
    insert into galleries (id, source, identity, name, content_digest, size_bytes, revision)
    values ($1, $2, $3, $4, $5, $6, 1) on conflict do nothing returning *),
  received as (
    insert into revisions (gallery_id, revision, name, uri, media_type, content_digest, size_bytes)
    select id, 1, name, $7, $8, content_digest, size_bytes from made),
  first as (
    insert into revision_pieces (gallery_id, revision, position, bytes)
    select id, 1, 0, $9::bytea from made where $9::bytea is not null),
  asked as (
    insert into runs (id, gallery_id, settings, settings_digest, reason, requested_by, priority)
    select $10, id, $11::jsonb, $12, $13, $14, $15 from made returning *),
  told as (
    insert into outbox (run_id, gallery_id, trace_context) select id, gallery_id, $16 from asked),
  listed as (
    -- As the trigger on runs would have it: it finds nothing to change.
    insert into listings (sequence, received_at, run_sequence, terms)
    select made.sequence, received_at, asked.sequence,
           ($17 || ' ' || ${blocksInSql('made.sequence')})::tsvector || state_term('queued')
      from made, asked),
  noted as (
    insert into audit (actor, action, gallery_id, run_id, detail)
    select $14, 'received', gallery_id, id, $18::jsonb from asked)
  select ${galleryColumns} from made`;

import type { Database, Query } from './database.ts';
import { ExpectedError } from '../errors.ts';
import { insertDeliveries } from './insert-deliveries.ts';

/** What subscribers are told of a gallery: there is a manifest, or there is none any more. */
export interface Publication {
  readonly galleryId: string;
  readonly source: string;
  /** Counts a gallery's publications from 1. */
  readonly version: number;
  readonly kind: 'published' | 'retracted';
  /** The run whose manifest it is; `null` where there is nothing to read any more. */
  readonly runId: string | null;
  /** SHA-256 of the manifest's bytes, hexadecimal. */
  readonly manifestDigest: string | null;
  /** Why it was retracted. */
  readonly reason: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** Within a transaction that holds the gallery: tells subscribers, those that ask and those that are sent it. */
export async function insertPublication(
  query: Query,
  news: Pick<Publication, 'galleryId' | 'source' | 'kind' | 'runId' | 'manifestDigest' | 'reason'>,
): Promise<void> {
  const { galleryId, source, kind, runId, manifestDigest, reason } = news;
  const [row] = await query<Pick<PublicationRow, 'sequence' | 'version'>>(
    `insert into publications (gallery_id, source, version, kind, run_id, manifest_digest, reason)
     values ($1, $2, (select coalesce(max(version), 0) + 1 from publications where gallery_id = $1), $3, $4, $5, $6)
     returning sequence, version`,
    [galleryId, source, kind, runId, manifestDigest, reason],
    'kept',
  );
  if (row === undefined) throw new Error('an insert returned no row');
  await insertDeliveries(query, { ...row, galleryId, source });
}

/**
 * What was published since a cursor, the oldest first; `since: null` begins at the beginning. The cursor is always there:
 * passed on, it goes on where this stopped, at the end as well. A publication whose transaction is still open when a later
 * one is read would be missed by its number alone: those that began after the oldest open one wait for it.
 */
export async function listPublications(
  database: Database,
  question: {
    readonly since: string | null;
    readonly source?: string | null;
    readonly galleryId?: string | null;
    readonly limit?: number;
  },
): Promise<{
  readonly publications: readonly Publication[];
  readonly cursor: string;
  readonly hasMore: boolean;
}> {
  const { since, source = null, galleryId = null } = question;
  const limit = Math.min(Math.max(question.limit ?? 100, 1), maxPublications);
  const { transaction, sequence } = readCursor(since);
  const rows = await database.query<PublicationRow>(
    `select gallery_id, source, version, kind, run_id, manifest_digest, reason, created_at, sequence, transaction_id
       from publications
      where transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        and (transaction_id, sequence) > ($1::xid8, $2::bigint)
        and ($3::text is null or source = $3)
        and ($4::text is null or gallery_id = $4)
      order by transaction_id, sequence
      limit $5`,
    [transaction, sequence, source, galleryId, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    publications: shown.map(toPublication),
    cursor: last === undefined ? `${transaction}-${sequence}` : `${last.transaction_id}-${last.sequence}`,
    hasMore: rows.length > limit,
  };
}

const maxPublications = 1000;

function readCursor(cursor: string | null): { readonly transaction: string; readonly sequence: string } {
  if (cursor === null) return { transaction: '0', sequence: '0' };
  const match = /^(\d{1,19})-(\d{1,18})$/.exec(cursor);
  if (match === null)
    throw new ExpectedError('USAGE', `'${cursor.slice(0, 40)}' is not a cursor of this list`);
  return { transaction: match[1] ?? '0', sequence: match[2] ?? '0' };
}

/** A row of `publications`, what readers are told of it. */
export interface PublicationFields {
  readonly gallery_id: string;
  readonly source: string;
  readonly version: number;
  readonly kind: Publication['kind'];
  readonly run_id: string | null;
  readonly manifest_digest: string | null;
  readonly reason: string | null;
  readonly created_at: Date;
}

interface PublicationRow extends PublicationFields {
  readonly sequence: string;
  readonly transaction_id: string;
}

/** A row → what readers are told. */
export function toPublication(row: PublicationFields): Publication {
  return {
    galleryId: row.gallery_id,
    source: row.source,
    version: row.version,
    kind: row.kind,
    runId: row.run_id,
    manifestDigest: row.manifest_digest,
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
  };
}

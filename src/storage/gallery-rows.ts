import { randomUUID } from 'node:crypto';
import type { Query } from './database.ts';
import type { GalleryContent } from './gallery-content.ts';
import { insertListing } from './listings/write-listing.ts';
import type { GalleryRecord } from './records.ts';
import { storableText } from './storable-text.ts';

/** A row of `galleries` as its columns come. */
export interface GalleryRow {
  readonly id: string;
  readonly sequence: string;
  readonly source: string;
  readonly identity: string | null;
  readonly name: string;
  readonly headline: string | null;
  readonly revision: number;
  readonly content_digest: string;
  readonly size_bytes: number;
  readonly published_run_id: string | null;
  readonly received_at: Date;
  readonly revised_at: Date;
}

export const galleryColumns = `id, sequence, source, identity, name, headline, revision, content_digest, size_bytes,
  published_run_id, received_at, revised_at`;

/** A row → the record. */
export function toGallery(row: GalleryRow): GalleryRecord {
  return {
    id: row.id,
    source: row.source,
    identity: row.identity,
    name: row.name,
    headline: row.headline,
    revision: row.revision,
    contentDigest: row.content_digest,
    sizeBytes: row.size_bytes,
    publishedRunId: row.published_run_id,
    receivedAt: row.received_at.toISOString(),
    revisedAt: row.revised_at.toISOString(),
  };
}

/** Within a transaction: the gallery a delivery belongs to, held until the transaction ends; `null` when it is new. */
export async function lockGalleryBy(
  query: Query,
  source: string,
  identity: string | null,
  digest: string,
): Promise<GalleryRecord | null> {
  const [row] =
    identity === null
      ? await query<GalleryRow>(
          `select ${galleryColumns} from galleries
            where source = $1 and content_digest = $2 and identity is null for update`,
          [source, digest],
          'kept',
        )
      : await query<GalleryRow>(
          `select ${galleryColumns} from galleries where source = $1 and identity = $2 for update`,
          [source, identity],
          'kept',
        );
  return row === undefined ? null : toGallery(row);
}

/** Within a transaction: a new gallery, whose first revision is still to be written; `null`: it has become known meanwhile. */
export async function insertGallery(
  query: Query,
  delivery: {
    readonly source: string;
    readonly identity: string | null;
    readonly name: string;
    readonly content: Pick<GalleryContent, 'sizeBytes'>;
  },
  digest: string,
): Promise<GalleryRecord | null> {
  const { source, identity, name, content } = delivery;
  const [row] = await query<GalleryRow>(
    `insert into galleries (id, source, identity, name, content_digest, size_bytes, revision)
     values ($1, $2, $3, $4, $5, $6, 1)
     on conflict do nothing
     returning ${galleryColumns}`,
    [`gal_${randomUUID()}`, source, identity, storableText(name), digest, content.sizeBytes],
    'kept',
  );
  if (row === undefined) return null;
  await insertListing(query, row);
  return toGallery(row);
}

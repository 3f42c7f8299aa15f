import { ExpectedError } from '../errors.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { removeUnnamedPhotos } from './photo-removals.ts';
import { insertPublication } from './publications.ts';
import { storableText } from './storable-text.ts';

export interface DeletedGallery {
  readonly galleryId: string;
  /** Its runs that had not ended: their jobs may be forgotten. */
  readonly unfinishedRunIds: readonly string[];
  /** How many photos no other gallery names; their files go from the store a while later. */
  readonly photos: number;
  /** Subscribers are told that there is no manifest any more. */
  readonly isRetracted: boolean;
}

/** Deletes a gallery with everything that hangs on it, tells its subscribers, and writes down who asked. `NOT_FOUND` without it. */
export async function deleteGallery(
  database: Database,
  galleryId: string,
  { requestedBy, reason }: { readonly requestedBy: string; readonly reason: string },
): Promise<DeletedGallery> {
  return database.transaction(async (query) => {
    const gallery = await holdWhole(query, galleryId);
    if (gallery === null) throw new ExpectedError('NOT_FOUND', `there is no gallery '${galleryId}'`);
    const isRetracted = await isPublished(query, galleryId);
    if (isRetracted) {
      const nothing = { runId: null, manifestDigest: null };
      const news = { galleryId, source: gallery.source, kind: 'retracted' as const, ...nothing };
      await insertPublication(query, { ...news, reason: storableText(reason) });
    }
    const photos = await removeWhole(query, galleryId);
    const detail = { reason, name: gallery.name, source: gallery.source, photos, isRetracted };
    await noteInAudit(query, { actor: requestedBy, action: 'deleted', galleryId, runId: null, detail });
    return { galleryId, unfinishedRunIds: gallery.unfinishedRunIds, photos, isRetracted };
  });
}

/**
 * Within a transaction of its own: deletes a gallery that was kept long enough. Its subscribers keep what they have: nothing is
 * retracted, it only cannot be read here any more. `false`: it is gone already, or a run of it has not ended.
 */
export async function expireGallery(query: Query, galleryId: string): Promise<boolean> {
  const gallery = await holdWhole(query, galleryId);
  if (gallery === null || gallery.unfinishedRunIds.length > 0) return false;
  await query(`delete from publications where gallery_id = $1`, [galleryId]);
  const photos = await removeWhole(query, galleryId);
  const detail = { name: gallery.name, source: gallery.source, photos };
  await noteInAudit(query, { actor: 'retention', action: 'expired', galleryId, runId: null, detail });
  return true;
}

interface HeldGallery {
  readonly name: string;
  readonly source: string;
  readonly unfinishedRunIds: readonly string[];
}

/** The gallery, then its runs, are held until the transaction ends: whoever is writing to them finishes first. */
async function holdWhole(query: Query, galleryId: string): Promise<HeldGallery | null> {
  const [gallery] = await query<{ readonly name: string; readonly source: string }>(
    `select name, source from galleries where id = $1 for update`,
    [galleryId],
  );
  if (gallery === undefined) return null;
  const runs = await query<{ readonly id: string; readonly state: string }>(
    `select id, state from runs where gallery_id = $1 order by sequence for update`,
    [galleryId],
  );
  const unfinished = runs.filter(({ state }) => state === 'queued' || state === 'running');
  return { ...gallery, unfinishedRunIds: unfinished.map(({ id }) => id) };
}

async function isPublished(query: Query, galleryId: string): Promise<boolean> {
  const [newest] = await query<{ readonly kind: string }>(
    `select kind from publications where gallery_id = $1 order by version desc limit 1`,
    [galleryId],
  );
  return newest?.kind === 'published';
}

/** How many photos nobody names any more. */
async function removeWhole(query: Query, galleryId: string): Promise<number> {
  const photos = await query<{ readonly digest: string }>(
    `select distinct digest from gallery_photos where gallery_id = $1 and digest is not null`,
    [galleryId],
  );
  await query(`delete from galleries where id = $1`, [galleryId]);
  return removeUnnamedPhotos(
    query,
    photos.map(({ digest }) => digest),
  );
}

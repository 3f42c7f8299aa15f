import type { Database } from './database.ts';

/** What a signed delivery became. */
export interface SignedDelivery {
  readonly galleryId: string;
  readonly runId: string;
}

/** Longer than any sender's clock may be off. */
const keptHours = 49;
/** Whoever takes a delivery and dies has lost it to the next who brings it. */
const takenSeconds = 60;

/**
 * Claims a signature for a delivery that is being taken: `null`, or what the delivery under it became. `'taken'`: another
 * request is at it just now.
 */
export async function claimSignature(
  database: Database,
  source: string,
  signature: string,
): Promise<SignedDelivery | 'taken' | null> {
  const claimed = await database.query(
    `insert into delivery_signatures (source, signature) values ($1, $2)
     on conflict (source, signature) do update set seen_at = now()
       where delivery_signatures.run_id is null
         and delivery_signatures.seen_at < now() - make_interval(secs => $3)
     returning source`,
    [source, signature, takenSeconds],
  );
  if (claimed.length === 1) {
    await database.query(
      `delete from delivery_signatures where seen_at < now() - make_interval(hours => $1)`,
      [keptHours],
    );
    return null;
  }
  const [row] = await database.query<{ gallery_id: string | null; run_id: string | null }>(
    `select gallery_id, run_id from delivery_signatures where source = $1 and signature = $2`,
    [source, signature],
  );
  if (row === undefined || row.gallery_id === null || row.run_id === null) return 'taken';
  return { galleryId: row.gallery_id, runId: row.run_id };
}

/** The delivery under a claimed signature was taken. */
export async function settleSignature(
  database: Database,
  source: string,
  signature: string,
  { galleryId, runId }: SignedDelivery,
): Promise<void> {
  await database.query(
    `update delivery_signatures set gallery_id = $3, run_id = $4 where source = $1 and signature = $2`,
    [source, signature, galleryId, runId],
  );
}

/** The delivery under a claimed signature was not taken: it may come again. */
export async function forgetSignature(database: Database, source: string, signature: string): Promise<void> {
  await database.query(
    `delete from delivery_signatures where source = $1 and signature = $2 and run_id is null`,
    [source, signature],
  );
}

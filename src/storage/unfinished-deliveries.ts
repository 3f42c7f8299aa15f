import type { Database } from './database.ts';

/** A delivery the queue was told of and that has not ended. */
export interface UnfinishedDelivery {
  readonly id: string;
  readonly galleryId: string;
}

/** Deliveries the queue has had for a while and that have not ended, in order; `next` goes on where this stopped. */
export async function listUnfinishedDeliveries(
  database: Database,
  question: { readonly quietSeconds: number; readonly after: string | null; readonly limit: number },
): Promise<{ readonly work: readonly UnfinishedDelivery[]; readonly next: string | null }> {
  const { quietSeconds, after, limit } = question;
  const rows = await database.query<UnfinishedRow>(
    `select deliveries.id, deliveries.gallery_id, deliveries.sequence
       from deliveries
       join outbox on outbox.delivery_id = deliveries.id
      where deliveries.state = 'pending'
        and deliveries.changed_at < now() - make_interval(secs => $1)
        and outbox.published_at < now() - make_interval(secs => $1)
        and ($2::bigint is null or deliveries.sequence > $2)
      order by deliveries.sequence
      limit $3`,
    [quietSeconds, after, limit],
  );
  const work = rows.map(({ id, gallery_id: galleryId }) => ({ id, galleryId }));
  return { work, next: rows.length < limit ? null : (rows.at(-1)?.sequence ?? null) };
}

/** How many deliveries the queue was told of and have not ended. */
export async function countUnfinishedDeliveries(database: Database): Promise<number> {
  const [row] = await database.query<{ count: string }>(
    `select count(*)
       from deliveries
       join outbox on outbox.delivery_id = deliveries.id
      where deliveries.state = 'pending' and outbox.published_at is not null`,
  );
  return Number(row?.count ?? 0);
}

/** The relay tells the queue of these deliveries again; when they are due stays as it was. */
export async function requeueDeliveries(database: Database, deliveryIds: readonly string[]): Promise<void> {
  await database.query(
    `update outbox set published_at = null, claimed_until = null
      where delivery_id in (select id from deliveries where id = any($1) and state = 'pending')`,
    [deliveryIds],
  );
}

/** Ends a delivery that no worker could bring to an end; `false`: it has ended. */
export async function giveUpDelivery(database: Database, deliveryId: string, why: string): Promise<boolean> {
  const rows = await database.query(
    `update deliveries
        set state = 'failed', error = $2, next_attempt_at = null, claimed_until = null, finished_at = now(),
            changed_at = now(), fence = fence + 1
      where id = $1 and state = 'pending'
      returning id`,
    [deliveryId, why],
  );
  return rows.length === 1;
}

interface UnfinishedRow {
  readonly id: string;
  readonly gallery_id: string;
  readonly sequence: string;
}

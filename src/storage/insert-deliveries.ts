import { printTraceContext } from '../tracing/trace-context.ts';
import type { Query } from './database.ts';

/** A publication that is to be carried to the outputs. */
export interface PublishedVersion {
  /** The publication's number. */
  readonly sequence: string;
  readonly galleryId: string;
  readonly source: string;
  readonly version: number;
}

/**
 * Within the transaction that publishes: a delivery for each output that wants galleries of this source, and its row in the
 * outbox. What of earlier versions has not gone out yet need not go any more.
 */
export async function insertDeliveries(query: Query, published: PublishedVersion): Promise<void> {
  const { sequence, galleryId, source, version } = published;
  const rows = await query<{ readonly output: string }>(
    `with made as (
       insert into deliveries (id, publication, output, gallery_id, version)
       select ${newDeliveryId}, $1::bigint, name, $2::text, $3::integer from outputs
        where is_active and (sources is null or $4 = any(sources))
       returning id, output),
     told as (
       insert into outbox (delivery_id, trace_context) select id, $5 from made)
     select output from made`,
    [sequence, galleryId, version, source, printTraceContext()],
    'kept',
  );
  if (rows.length === 0) return;
  await query(
    `update deliveries
        set state = 'superseded', next_attempt_at = null, finished_at = now(), changed_at = now()
      where gallery_id = $1 and version < $2 and output = any($3) and state = 'pending'
        and (claimed_until is null or claimed_until < now())`,
    [galleryId, version, rows.map(({ output }) => output)],
  );
}

/** SQL that makes an id no other delivery has. */
export const newDeliveryId = `'dlv_' || gen_random_uuid()`;

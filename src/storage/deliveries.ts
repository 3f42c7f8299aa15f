import { ExpectedError } from '../errors.ts';
import { noteInAudit } from './audit.ts';
import type { Database, Query } from './database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from './pages.ts';
import type { Publication } from './publications.ts';

export const deliveryStates = ['pending', 'delivered', 'failed', 'superseded'] as const;
/** `superseded`: a newer version went instead. */
export type DeliveryState = (typeof deliveryStates)[number];

/** A publication on its way to an output, and how that went. */
export interface DeliveryRecord extends Pick<
  Publication,
  'galleryId' | 'source' | 'version' | 'kind' | 'runId'
> {
  readonly id: string;
  readonly output: string;
  readonly state: DeliveryState;
  /** Since somebody last asked for it. */
  readonly attempts: number;
  /** Why the last attempt did not arrive. */
  readonly error: string | null;
  /** Of HTTP, at the last attempt. */
  readonly responseStatus: number | null;
  readonly durationMs: number | null;
  readonly nextAttemptAt: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** Deliveries, newest first. */
export async function listDeliveries(
  database: Database,
  question: PageQuestion & {
    readonly galleryId?: string | null;
    readonly output?: string | null;
    readonly state?: DeliveryState | null;
  } = {},
): Promise<Page<DeliveryRecord>> {
  const { limit, before } = readPageQuestion(question);
  const { galleryId = null, output = null, state = null } = question;
  const rows = await database.query<DeliveryRow>(
    `${selectDeliveries}
      where ($1::bigint is null or deliveries.sequence < $1)
        and ($2::text is null or deliveries.gallery_id = $2)
        and ($3::text is null or deliveries.output = $3)
        and ($4::text is null or deliveries.state = $4)
      order by deliveries.sequence desc
      limit $5`,
    [before, galleryId, output, state, limit + 1],
  );
  return toPage(rows, limit, toDelivery);
}

/** A delivery's record, or `null`. */
export async function findDelivery(database: Database, deliveryId: string): Promise<DeliveryRecord | null> {
  return findWithin(database.query, deliveryId);
}

/**
 * Has a delivery that failed tried again, its attempts counted anew. `CONFLICT` when it has not failed or a newer version went
 * instead, `NOT_FOUND` without it. Its job must be free in the queue by then.
 */
export async function retryDelivery(
  database: Database,
  deliveryId: string,
  requestedBy: string,
): Promise<DeliveryRecord> {
  return database.transaction(async (query) => {
    const [row] = await query(
      `update deliveries set state = 'pending', attempts = 0, finished_at = null, changed_at = now()
        where id = $1 and state = 'failed'
          and exists (select from outputs where name = deliveries.output and is_active)
          and not exists (select from deliveries as newer
                           where newer.gallery_id = deliveries.gallery_id and newer.output = deliveries.output
                             and newer.version > deliveries.version)
        returning id`,
      [deliveryId],
    );
    const delivery = await findWithin(query, deliveryId);
    if (delivery === null) throw new ExpectedError('NOT_FOUND', `there is no delivery '${deliveryId}'`);
    if (row === undefined) throw explainNoRetry(delivery);
    await query(
      `update outbox set published_at = null, claimed_until = null, created_at = now() where delivery_id = $1`,
      [deliveryId],
    );
    const { galleryId, runId, output, version } = delivery;
    const detail = { deliveryId, output, version };
    await noteInAudit(query, { actor: requestedBy, action: 'redelivery-asked', galleryId, runId, detail });
    return delivery;
  });
}

function explainNoRetry({ id, state, output }: DeliveryRecord): ExpectedError {
  const why =
    state === 'failed'
      ? `a newer version goes instead, or '${output}' is configured no more`
      : `it has not failed: it is ${state}`;
  return new ExpectedError('CONFLICT', `delivery '${id}' is not tried again: ${why}`);
}

/** Each output's deliveries that are under way and that failed within so many hours, for readiness and metrics. */
export async function countDeliveries(
  database: Database,
  hours: number,
): Promise<readonly { readonly output: string; readonly pending: number; readonly failed: number }[]> {
  const rows = await database.query<{ output: string; pending: string; failed: string }>(
    `select output, count(*) filter (where state = 'pending') as pending,
            count(*) filter (where state = 'failed') as failed
       from deliveries
      where state = 'pending' or (state = 'failed' and finished_at > now() - make_interval(hours => $1))
      group by output order by output`,
    [hours],
  );
  return rows.map(({ output, pending, failed }) => ({
    output,
    pending: Number(pending),
    failed: Number(failed),
  }));
}

async function findWithin(query: Query, deliveryId: string): Promise<DeliveryRecord | null> {
  const [row] = await query<DeliveryRow>(`${selectDeliveries} where deliveries.id = $1`, [deliveryId]);
  return row === undefined ? null : toDelivery(row);
}

const selectDeliveries = `
  select deliveries.id, deliveries.sequence, output, deliveries.gallery_id, source, deliveries.version, kind, run_id, state,
         attempts, error, response_status, duration_ms, next_attempt_at, deliveries.created_at, finished_at
    from deliveries join publications on publications.sequence = deliveries.publication`;

interface DeliveryRow {
  readonly id: string;
  readonly sequence: string;
  readonly output: string;
  readonly gallery_id: string;
  readonly source: string;
  readonly version: number;
  readonly kind: Publication['kind'];
  readonly run_id: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly error: string | null;
  readonly response_status: number | null;
  readonly duration_ms: number | null;
  readonly next_attempt_at: Date | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

function toDelivery(row: DeliveryRow): DeliveryRecord {
  return {
    id: row.id,
    output: row.output,
    galleryId: row.gallery_id,
    source: row.source,
    version: row.version,
    kind: row.kind,
    runId: row.run_id,
    state: row.state,
    attempts: row.attempts,
    error: row.error,
    responseStatus: row.response_status,
    durationMs: row.duration_ms,
    nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

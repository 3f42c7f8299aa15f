import type { Database, Query } from './database.ts';
import { type Publication, type PublicationFields, toPublication } from './publications.ts';
import { storableText } from './storable-text.ts';

/** A delivery as its worker holds it: what is to be sent. Writes under a fence that is no longer the delivery's are refused. */
export interface ClaimedDelivery {
  /** The same however often it is tried. */
  readonly deliveryId: string;
  readonly fence: number;
  /** How often it was tried, this time included, since somebody last asked for it. */
  readonly attempts: number;
  readonly publication: Publication;
  /** The exact bytes of the manifest as text; `null` where there is none to read. */
  readonly manifest: string | null;
}

/** Whether a delivery may be sent now. */
export type DeliveryClaim =
  | { readonly kind: 'claimed'; readonly delivery: ClaimedDelivery }
  /** There is nothing to do: it has ended, or a newer version goes instead. */
  | { readonly kind: 'over' }
  /** Not yet: its next attempt is later, or somebody is sending this gallery to this output. */
  | { readonly kind: 'early'; readonly waitMs: number };

/**
 * Takes up a delivery for so many seconds, if it is the newest version of its gallery for its output and nobody is sending
 * another: to one output a gallery's versions go one after the other, and never an older one after a newer one.
 */
export async function claimDelivery(
  database: Database,
  deliveryId: string,
  leaseSeconds: number,
): Promise<DeliveryClaim> {
  return database.transaction(async (query) => {
    const [found] = await query<{ readonly output: string; readonly gallery_id: string }>(
      `select output, gallery_id from deliveries where id = $1`,
      [deliveryId],
    );
    if (found === undefined) return over;
    // Versions of one gallery take turns in being looked at: of two that are claimed at once, one sees the other.
    await query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `delivery ${found.output} ${found.gallery_id}`,
    ]);
    const [standing] = await query<Standing>(standingQuery, [deliveryId]);
    if (standing === undefined || standing.state !== 'pending') return over;
    const busyMs = Number(standing.busy_ms);
    if (busyMs > 0) return { kind: 'early', waitMs: Math.min(busyMs, lookAgainMs) };
    if (standing.is_superseded) {
      await query(supersede, [deliveryId]);
      return over;
    }
    const earlyMs = Number(standing.early_ms);
    if (earlyMs > 0) return { kind: 'early', waitMs: earlyMs };
    return { kind: 'claimed', delivery: await claim(query, deliveryId, leaseSeconds) };
  });
}

const over = { kind: 'over' } as const;

/** Sending takes milliseconds as a rule: whoever waits for it looks again this soon. */
const lookAgainMs = 500;

const standingQuery = `
  select state,
         exists (select from deliveries as newer
                  where newer.gallery_id = deliveries.gallery_id and newer.output = deliveries.output
                    and newer.version > deliveries.version) as is_superseded,
         coalesce((select ceil(extract(epoch from max(claimed_until) - clock_timestamp()) * 1000)
                     from deliveries as sent
                    where sent.gallery_id = deliveries.gallery_id and sent.output = deliveries.output), 0) as busy_ms,
         coalesce(ceil(extract(epoch from next_attempt_at - clock_timestamp()) * 1000), 0) as early_ms
    from deliveries
   where id = $1
     for update`;

const supersede = `
  update deliveries
     set state = 'superseded', next_attempt_at = null, finished_at = now(), changed_at = now()
   where id = $1`;

async function claim(query: Query, deliveryId: string, leaseSeconds: number): Promise<ClaimedDelivery> {
  const [row] = await query<ClaimedRow>(
    `with claimed as (
       update deliveries
          set fence = fence + 1, attempts = attempts + 1, changed_at = now(),
              claimed_until = clock_timestamp() + make_interval(secs => $2)
        where id = $1
        returning fence, attempts, publication)
     select claimed.fence, claimed.attempts, publications.gallery_id, publications.source, publications.version,
            publications.kind, publications.run_id, publications.manifest_digest, publications.reason,
            publications.created_at, manifests.body
       from claimed
       join publications on publications.sequence = claimed.publication
       left join manifests on manifests.run_id = publications.run_id`,
    [deliveryId, leaseSeconds],
  );
  if (row === undefined) throw new Error('a delivery that is held is gone');
  return {
    deliveryId,
    fence: row.fence,
    attempts: row.attempts,
    publication: toPublication(row),
    manifest: row.body,
  };
}

/** What came of an attempt. */
export interface DeliveryResult {
  /** `pending`: it is to be tried again. */
  readonly state: 'delivered' | 'failed' | 'pending';
  /** Why it did not arrive. */
  readonly error: string | null;
  /** The status of HTTP that was answered. */
  readonly responseStatus: number | null;
  readonly durationMs: number;
  /** In how many milliseconds it is to be tried again. */
  readonly retryInMs: number | null;
}

/**
 * Writes down what came of an attempt; `false`: the delivery is someone else's by now, nothing was written. One that would be
 * tried again is not where a newer version goes instead.
 */
export async function settleDelivery(
  database: Database,
  { deliveryId, fence }: Pick<ClaimedDelivery, 'deliveryId' | 'fence'>,
  result: DeliveryResult,
): Promise<boolean> {
  const { state, error, responseStatus, durationMs, retryInMs } = result;
  const rows = await database.query(
    `with settled as (
       select id, case when $3 = 'pending' and exists (
                select from deliveries as newer
                 where newer.gallery_id = deliveries.gallery_id and newer.output = deliveries.output
                   and newer.version > deliveries.version) then 'superseded' else $3 end as next_state
         from deliveries where id = $1)
     update deliveries
        set state = next_state, error = $4, response_status = $5, duration_ms = $6, claimed_until = null,
            changed_at = now(), finished_at = case when next_state = 'pending' then null else now() end,
            next_attempt_at = case when next_state = 'pending'
              then clock_timestamp() + make_interval(secs => $7::double precision / 1000) end
       from settled
      where deliveries.id = settled.id and fence = $2 and state = 'pending'
      returning deliveries.id`,
    [
      deliveryId,
      fence,
      state,
      error === null ? null : storableText(error).slice(0, mostErrorCharacters),
      responseStatus,
      Math.round(durationMs),
      retryInMs,
    ],
  );
  return rows.length === 1;
}

const mostErrorCharacters = 1000;

interface Standing {
  readonly state: string;
  readonly is_superseded: boolean;
  readonly busy_ms: string;
  readonly early_ms: string;
}

interface ClaimedRow extends PublicationFields {
  readonly fence: number;
  readonly attempts: number;
  readonly body: string | null;
}

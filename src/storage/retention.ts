import type { Database, Query } from './database.ts';
import { expireGallery } from './delete-gallery.ts';
import { findUnnamedPhotos, removeUnnamedPhotos } from './photo-removals.ts';

/**
 * What is kept of one kind: whatever is younger than `days`, and the newest `count` however old they are. `null` twice:
 * everything.
 */
export interface KeepRule {
  readonly days: number | null;
  readonly count: number | null;
}

/** How long records are kept. */
export interface RetentionRules {
  readonly galleries: KeepRule;
  /** Counted for each gallery; its published run is always kept. */
  readonly runs: KeepRule;
  /** The newest of a gallery that is there is always kept. */
  readonly publications: KeepRule;
  /** The newest of a gallery to an output is always kept, and what is under way. */
  readonly deliveries: KeepRule;
  readonly audit: KeepRule;
}

export type RetentionKind = keyof RetentionRules | 'bulkReruns' | 'photos';

/** How many records of each kind were removed; what reached its limit is not all. */
export type Removed = Readonly<Record<RetentionKind, number>>;

/**
 * Removes up to `limit` records of each kind that need not be kept any more; `null` when somebody else is about it. Photos
 * count as unnamed when no gallery has named them for `quietSeconds`.
 */
export async function removeExpired(
  database: Database,
  rules: RetentionRules,
  { limit, quietSeconds }: { readonly limit: number; readonly quietSeconds: number },
): Promise<Removed | null> {
  const galleries = await removeGalleries(database, rules.galleries, limit);
  if (galleries === null) return null;
  return database.transaction(async (query) => {
    if (!(await isAlone(query))) return null;
    const unnamed = await findUnnamedPhotos(query, { quietSeconds, limit });
    return {
      galleries,
      runs: await removeRuns(query, rules.runs, limit),
      bulkReruns: await removeBulkReruns(query, rules.runs, limit),
      publications: await removePublications(query, rules.publications, limit),
      deliveries: await removeDeliveries(query, rules.deliveries, limit),
      audit: await removeAudit(query, rules.audit, limit),
      photos: await removeUnnamedPhotos(query, unnamed),
    };
  });
}

async function isAlone(query: Query): Promise<boolean> {
  const [row] = await query<{ readonly is_alone: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('cutline retention')) as is_alone`,
  );
  return row?.is_alone ?? false;
}

function keepsAll({ days, count }: KeepRule): boolean {
  return days === null && count === null;
}

/** One transaction each: a gallery takes its photos along, and photos of two galleries could be held in two orders. */
async function removeGalleries(database: Database, rule: KeepRule, limit: number): Promise<number | null> {
  if (keepsAll(rule)) return 0;
  const rows = await database.query<{ readonly id: string }>(
    `select id from galleries
      where ($1::integer is null or revised_at < now() - make_interval(days => $1))
        and ($2::bigint is null or sequence <= (select sequence from galleries order by sequence desc offset $2 limit 1))
        and not exists (select from runs where gallery_id = galleries.id and state in ('queued', 'running'))
      order by sequence limit $3`,
    [rule.days, rule.count, limit],
  );
  let removed = 0;
  for (const { id } of rows) {
    const isRemoved = await database.transaction(async (query) =>
      (await isAlone(query)) ? expireGallery(query, id) : null,
    );
    if (isRemoved === null) return null;
    if (isRemoved) removed += 1;
  }
  return removed;
}

async function removeRuns(query: Query, rule: KeepRule, limit: number): Promise<number> {
  if (keepsAll(rule)) return 0;
  const rows = await query(
    // One that is being tried again has no end any more when this gets hold of it.
    `delete from runs where finished_at is not null and id in (
       select id
         from (select id, gallery_id, finished_at, row_number() over (partition by gallery_id order by sequence desc) as rank
                 from runs) as ranked
        where rank > $2 and finished_at is not null
          and ($1::integer is null or finished_at < now() - make_interval(days => $1))
          and not exists (select from galleries
                           where galleries.id = ranked.gallery_id and published_run_id = ranked.id)
        limit $3)
      returning id`,
    [rule.days, rule.count ?? 0, limit],
  );
  return rows.length;
}

/** As old as runs may grow: what they say of their runs cannot be looked up any more. */
async function removeBulkReruns(query: Query, { days }: KeepRule, limit: number): Promise<number> {
  if (days === null) return 0;
  const rows = await query(
    `delete from bulk_reruns where id in (
       select id from bulk_reruns where finished_at < now() - make_interval(days => $1) limit $2)
      returning id`,
    [days, limit],
  );
  return rows.length;
}

async function removePublications(query: Query, rule: KeepRule, limit: number): Promise<number> {
  if (keepsAll(rule)) return 0;
  const rows = await query(
    `delete from publications where sequence in (
       select sequence from publications
        where ($1::integer is null or created_at < now() - make_interval(days => $1))
          and ($2::bigint is null
               or sequence <= (select sequence from publications order by sequence desc offset $2 limit 1))
          and (exists (select from publications as later
                        where later.gallery_id = publications.gallery_id and later.version > publications.version)
               or not exists (select from galleries where galleries.id = publications.gallery_id))
        order by sequence limit $3)
      returning sequence`,
    [rule.days, rule.count, limit],
  );
  return rows.length;
}

async function removeDeliveries(query: Query, rule: KeepRule, limit: number): Promise<number> {
  if (keepsAll(rule)) return 0;
  const rows = await query(
    `delete from deliveries where finished_at is not null and sequence in (
       select sequence from deliveries
        where ($1::integer is null or finished_at < now() - make_interval(days => $1))
          and ($2::bigint is null or sequence <= (select sequence from deliveries order by sequence desc offset $2 limit 1))
          and finished_at is not null
          and exists (select from deliveries as later
                       where later.gallery_id = deliveries.gallery_id and later.output = deliveries.output
                         and later.version > deliveries.version)
        order by sequence limit $3)
      returning sequence`,
    [rule.days, rule.count, limit],
  );
  return rows.length;
}

async function removeAudit(query: Query, rule: KeepRule, limit: number): Promise<number> {
  if (keepsAll(rule)) return 0;
  const rows = await query(
    `delete from audit where sequence in (
       select sequence from audit
        where ($1::integer is null or created_at < now() - make_interval(days => $1))
          and ($2::bigint is null or sequence <= (select sequence from audit order by sequence desc offset $2 limit 1))
        order by sequence limit $3)
      returning sequence`,
    [rule.days, rule.count, limit],
  );
  return rows.length;
}

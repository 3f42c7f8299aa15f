import { randomUUID } from 'node:crypto';
import { ExpectedError } from '../../errors.ts';
import { noteForGalleries } from '../audit.ts';
import type { Database, Query } from '../database.ts';
import { storableText } from '../storable-text.ts';
import { type DoubtFilter, filterCondition, filterValues } from './doubt-filter.ts';

/** Which open doubts: those named, or all that a filter leaves, as many as whoever asks has seen. */
export type AcceptedDoubts =
  | { readonly ids: readonly string[] }
  | { readonly filter: DoubtFilter; readonly count: number };

/** What was accepted or opened again with one press of a button. */
export interface Acceptance {
  readonly id: string;
  readonly doubts: number;
}

/**
 * Writes down that doubts are right as they are: they are asked no more, also after a rerun. `NOT_FOUND` when none of those
 * named is open; `CONFLICT` when the filter leaves another number than was seen.
 */
export async function acceptDoubts(
  database: Database,
  wanted: AcceptedDoubts,
  who: string,
): Promise<Acceptance> {
  return database.transaction(async (query) => {
    const rows = 'ids' in wanted ? await holdNamed(query, wanted.ids) : await holdFiltered(query, wanted);
    const id = `acc_${randomUUID()}`;
    await query(
      `insert into accepted_doubts (doubt_id, gallery_id, acceptance_id, who)
       select id, gallery_id, $2, $3 from doubts where id = any($1)
       on conflict (doubt_id) do update set acceptance_id = excluded.acceptance_id, who = excluded.who, accepted_at = now()`,
      [rows.map((row) => row.id), id, storableText(who)],
    );
    await query(`update doubts set is_accepted = true where id = any($1)`, [rows.map((row) => row.id)]);
    await noteForGalleries(query, { actor: who, action: 'doubts-accepted' }, countByGallery(rows, id));
    return { id, doubts: rows.length };
  });
}

/** Opens again what was accepted with one press of a button. `NOT_FOUND` when nothing of it is accepted any more. */
export async function undoAcceptance(database: Database, id: string, who: string): Promise<Acceptance> {
  return database.transaction(async (query) => {
    await query(
      `select id from galleries where id in (select gallery_id from accepted_doubts where acceptance_id = $1)
        order by id for key share`,
      [id],
    );
    const rows = await query<HeldDoubt>(
      `delete from accepted_doubts where acceptance_id = $1 returning doubt_id as id, gallery_id`,
      [id],
    );
    if (rows.length === 0) throw new ExpectedError('NOT_FOUND', `nothing is accepted under '${id}'`);
    await query(
      `update doubts set is_accepted = false
        where id in (select id from doubts where id = any($1) order by id for update)`,
      [rows.map((row) => row.id)],
    );
    await noteForGalleries(query, { actor: who, action: 'doubts-reopened' }, countByGallery(rows, id));
    return { id, doubts: rows.length };
  });
}

interface HeldDoubt {
  readonly id: string;
  readonly gallery_id: string;
}

async function holdNamed(query: Query, ids: readonly string[]): Promise<readonly HeldDoubt[]> {
  const rows = await holdOpen(query, `doubts.id = any($1)`, [ids]);
  if (rows.length > 0) return rows;
  throw new ExpectedError('NOT_FOUND', 'none of these doubts is open any more');
}

async function holdFiltered(
  query: Query,
  { filter, count }: Extract<AcceptedDoubts, { readonly filter: DoubtFilter }>,
): Promise<readonly HeldDoubt[]> {
  const rows = await holdOpen(query, filterCondition, filterValues(filter));
  if (rows.length === count && count > 0) return rows;
  throw new ExpectedError('CONFLICT', `it is ${rows.length} doubts by now, not ${count}: look at them first`);
}

/** The galleries before their doubts, as everyone who takes both, and each in one order: nobody waits for another for ever. */
async function holdOpen(
  query: Query,
  condition: string,
  values: readonly unknown[],
): Promise<readonly HeldDoubt[]> {
  const galleries = await query<{ readonly id: string }>(
    `select id from galleries
      where id in (select gallery_id from doubts where ${condition} and not is_accepted)
      order by id for key share`,
    values,
  );
  return query<HeldDoubt>(
    `select id, gallery_id from doubts
      where ${condition} and not is_accepted and gallery_id = any($${values.length + 1})
      order by id for update`,
    [...values, galleries.map(({ id }) => id)],
  );
}

function countByGallery(rows: readonly HeldDoubt[], acceptance: string) {
  const counts = new Map<string, number>();
  for (const { gallery_id: id } of rows) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts].map(([galleryId, doubts]) => ({ galleryId, detail: { acceptance, doubts } }));
}

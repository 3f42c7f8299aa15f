import type { Database } from '../database.ts';
import { type AskedFilter, galleryIdIn, readTimes } from './gallery-question.ts';

/** Which part of the list, and when its galleries must have been received. */
export interface Stretch {
  /** The lowest sequence. */
  readonly lowest: number;
  /** Above the highest. */
  readonly above: number;
  readonly receivedFrom: string | null;
  readonly receivedBefore: string | null;
}

/**
 * The part of the list that a question and a cursor leave to look at, so that days long ago are as near as today; `null` when
 * nothing is left. Galleries are numbered as they arrive, so a time is a place in the list, give or take what a
 * transaction may last.
 */
export async function findStretch(
  database: Database,
  filter: AskedFilter,
  before: string | null,
): Promise<Stretch | null> {
  const id = galleryIdIn(filter.search);
  const { receivedFrom, receivedBefore } = readTimes(filter);
  const above = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  if (receivedFrom === null && receivedBefore === null && id === null)
    return { lowest: 1, above, receivedFrom, receivedBefore };
  const [ends] = await database.query<EndsRow>(
    `select (select sequence from listings where received_at >= $1::timestamptz - ${slack}
              order by received_at limit 1) as first,
            (select sequence from listings where received_at >= $2::timestamptz + ${slack}
              order by received_at limit 1) as after,
            (select sequence from galleries where id = $3) as named`,
    [receivedFrom, receivedBefore, id],
  );
  const { first = null, after = null, named = null } = ends ?? {};
  if ((receivedFrom !== null && first === null) || (id !== null && named === null)) return null;
  return {
    lowest: Math.max(1, Number(first), Number(named)),
    above: Math.min(above, Number(after ?? Infinity), named === null ? Infinity : Number(named) + 1),
    receivedFrom,
    receivedBefore,
  };
}

/** Longer than any transaction that receives a gallery. */
const slack = `interval '10 minutes'`;

interface EndsRow {
  readonly first: string | null;
  readonly after: string | null;
  readonly named: string | null;
}

import type { Database } from '../database.ts';
import { galleryIdIn, type GalleryQuestion } from './gallery-question.ts';

/** Which part of the list, and when its galleries must have been received. */
export interface Stretch {
  /** The lowest sequence. */
  readonly lowest: number;
  /** Above the highest. */
  readonly above: number;
  readonly receivedFrom: string | null;
  readonly receivedTo: string | null;
}

/**
 * The part of the list that a question and a cursor leave to look at, so that days long ago are as near as today; `null` when
 * nothing is left. Galleries are numbered as they arrive, so a time is a place in the list, give or take what a
 * transaction may last.
 */
export async function findStretch(
  database: Database,
  { search = null, from = null, to = null }: GalleryQuestion,
  before: string | null,
): Promise<Stretch | null> {
  const id = galleryIdIn(search);
  const above = before === null ? Number.MAX_SAFE_INTEGER : Number(before);
  if (from === null && to === null && id === null)
    return { lowest: 1, above, receivedFrom: null, receivedTo: null };
  const [ends] = await database.query<EndsRow>(
    `select (select sequence from listings where received_at >= $1::timestamptz - ${slack}
              order by received_at limit 1) as first,
            (select sequence from listings where received_at >= $2::timestamptz + ${slack}
              order by received_at limit 1) as after,
            (select sequence from galleries where id = $3) as named`,
    [from, to, id],
  );
  const { first = null, after = null, named = null } = ends ?? {};
  if ((from !== null && first === null) || (id !== null && named === null)) return null;
  return {
    lowest: Math.max(1, Number(first), Number(named)),
    above: Math.min(above, Number(after ?? Infinity), named === null ? Infinity : Number(named) + 1),
    receivedFrom: from,
    receivedTo: to,
  };
}

/** Longer than any transaction that receives a gallery. */
const slack = `interval '10 minutes'`;

interface EndsRow {
  readonly first: string | null;
  readonly after: string | null;
  readonly named: string | null;
}

import type { Database } from '../database.ts';
import type { Stretch } from './find-sequences.ts';
import { galleryIdIn, type GalleryQuestion } from './gallery-question.ts';

/**
 * The part of the list that a question and a cursor leave to look at, so that days long ago are as near as today; `null` when
 * nothing is left. Galleries are numbered as they arrive, so a time is a place in the list, give or take what a
 * transaction may last.
 */
export async function findStretch(
  database: Database,
  { search = null, from = null, to = null, state = null }: GalleryQuestion,
  before: string | null,
): Promise<Stretch | null> {
  const id = galleryIdIn(search);
  if (before !== null && from === null && to === null && id === null)
    return { from: 1, to: Number(before), state, receivedFrom: null, receivedTo: null };
  const [ends] = await database.query<EndsRow>(
    `select (select max(sequence) from listings) as newest,
            (select sequence from listings where received_at >= $1::timestamptz - ${slack}
              order by received_at limit 1) as first,
            (select sequence from listings where received_at >= $2::timestamptz + ${slack}
              order by received_at limit 1) as after,
            (select sequence from galleries where id = $3) as named`,
    [from, to, id],
  );
  const { newest = null, first = null, after = null, named = null } = ends ?? {};
  const isNothingLeft =
    newest === null || (from !== null && first === null) || (id !== null && named === null);
  if (isNothingLeft) return null;
  const lowest = [1, first, named].map(Number);
  const above = [Number(newest) + 1, ...[after, before].map((each) => Number(each ?? Infinity))];
  return {
    from: Math.max(...lowest),
    to: Math.min(...above, named === null ? Infinity : Number(named) + 1),
    state,
    receivedFrom: from,
    receivedTo: to,
  };
}

/** Longer than any transaction that receives a gallery. */
const slack = `interval '10 minutes'`;

interface EndsRow {
  readonly newest: string | null;
  readonly first: string | null;
  readonly after: string | null;
  readonly named: string | null;
}

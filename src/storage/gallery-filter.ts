import type { Query } from './database.ts';
import { type GalleryFilter, readTermsQuestion, readTimes } from './listings/gallery-question.ts';

/** A stretch of the galleries in the order of their arrival: after one, up to another. */
export interface GalleryStretch {
  readonly after: string;
  readonly last: string;
  readonly limit: number;
}

/** How many galleries match, and the newest there is: later ones are not counted. */
export async function countMatchingGalleries(
  query: Query,
  filter: GalleryFilter,
): Promise<{ readonly total: number; readonly last: string }> {
  const { condition, values } = conditionOf(filter);
  const [row] = await query<{ readonly total: string; readonly last: string }>(
    `select (select count(*) from listings where ${condition}) as total,
            (select coalesce(max(sequence), 0) from listings) as last`,
    values,
  );
  return { total: Number(row?.total ?? 0), last: row?.last ?? '0' };
}

/** After which gallery the newest so many that match begin; `0`: there are no more. */
export async function findStartOfNewest(
  query: Query,
  filter: GalleryFilter,
  newest: number,
): Promise<string> {
  const { condition, values } = conditionOf(filter);
  const [row] = await query<{ readonly start: string }>(
    `select sequence as start from listings where ${condition} order by sequence desc offset $5 limit 1`,
    [...values, newest],
  );
  return row?.start ?? '0';
}

/** The galleries of a stretch that match, in the order of their arrival. */
export async function listMatchingGalleries(
  query: Query,
  filter: GalleryFilter,
  { after, last, limit }: GalleryStretch,
): Promise<readonly { readonly id: string; readonly sequence: string }[]> {
  const { condition, values } = conditionOf(filter);
  return query(
    `select id, sequence
       from (select sequence from listings
              where ${condition} and sequence > $5 and sequence <= $6
              order by sequence limit $7) as matching
       join galleries using (sequence)
      order by sequence`,
    [...values, after, last, limit],
  );
}

function conditionOf(filter: GalleryFilter): {
  readonly condition: string;
  readonly values: readonly unknown[];
} {
  const question = readTermsQuestion(filter);
  const { receivedFrom, receivedBefore } = readTimes(filter);
  const terms = question === null ? null : Object.values(question).filter((part) => part !== '');
  return {
    // Without terms, nothing is asked of them; `null` is asked for what is nowhere.
    condition: `${terms?.length === 0 ? '$1::tsquery is not null' : 'terms @@ $1::tsquery'}
      and ($2::text is null or state = $2)
      and ($3::timestamptz is null or received_at >= $3) and ($4::timestamptz is null or received_at < $4)`,
    values: [terms === null ? null : terms.join(' & '), filter.state ?? null, receivedFrom, receivedBefore],
  };
}

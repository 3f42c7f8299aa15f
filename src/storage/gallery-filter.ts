import { ExpectedError } from '../errors.ts';
import type { Query } from './database.ts';
import type { RunState } from './records.ts';
import { storableText } from './storable-text.ts';

/** Which galleries are meant; what is not named leaves all in. */
export interface GalleryFilter {
  /** Looked for in names, headlines and sources. */
  readonly search?: string | undefined;
  readonly source?: string | undefined;
  /** Of the newest run that is no preview. */
  readonly state?: RunState | undefined;
  /** Received on this day or later, `YYYY-MM-DD`, UTC. */
  readonly from?: string | undefined;
  /** Received on this day or earlier, `YYYY-MM-DD`, UTC. */
  readonly to?: string | undefined;
  /** The code of a warning of the published manifest. */
  readonly warning?: string | undefined;
  /** A flag of an item of the published manifest. */
  readonly flag?: string | undefined;
}

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
  const [row] = await query<{ readonly total: string; readonly last: string }>(
    `select count(*) filter (where ${matches}) as total, coalesce(max(sequence), 0) as last from galleries`,
    valuesOf(filter),
  );
  return { total: Number(row?.total ?? 0), last: row?.last ?? '0' };
}

/** The galleries of a stretch that match, in the order of their arrival. */
export async function listMatchingGalleries(
  query: Query,
  filter: GalleryFilter,
  { after, last, limit }: GalleryStretch,
): Promise<readonly { readonly id: string; readonly sequence: string }[]> {
  return query(
    `select id, sequence from galleries
      where ${matches} and sequence > $8 and sequence <= $9
      order by sequence limit $10`,
    [...valuesOf(filter), after, last, limit],
  );
}

const matches = `
  ($1::text is null or name ilike $1 or headline ilike $1 or source ilike $1)
  and ($2::text is null or source = $2)
  and ($3::text is null or $3 = (select state from runs where gallery_id = galleries.id and not is_preview
                                  order by sequence desc limit 1))
  and ($4::date is null or received_at >= $4::date at time zone 'UTC')
  and ($5::date is null or received_at < ($5::date + 1) at time zone 'UTC')
  and $6::text is null and $7::text is null`;

function valuesOf(filter: GalleryFilter): readonly unknown[] {
  const {
    search = null,
    source = null,
    state = null,
    from = null,
    to = null,
    warning = null,
    flag = null,
  } = filter;
  if (warning !== null || flag !== null)
    throw new ExpectedError('USAGE', 'galleries cannot be chosen by warnings and flags yet');
  const words = storableText(search ?? '').trim();
  const pattern = words === '' ? null : `%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  return [pattern, source, state, from, to, warning, flag];
}

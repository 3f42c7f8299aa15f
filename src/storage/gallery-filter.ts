import type { Query } from './database.ts';
import { type GalleryQuestion, readTermsQuestion } from './listings/gallery-question.ts';

/** Which galleries are meant, as lists are asked; what is not named leaves all in. */
export type GalleryFilter = {
  readonly [Name in keyof Omit<GalleryQuestion, 'limit' | 'cursor'>]?:
    | Exclude<GalleryQuestion[Name], null>
    | undefined;
};

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
  const [newest] = await query<{ readonly last: string }>(
    `select coalesce(max(sequence), 0) as last from listings`,
  );
  const last = newest?.last ?? '0';
  const values = valuesOf(filter);
  if (values === null) return { total: 0, last };
  const [row] = await query<{ readonly total: string }>(
    `select count(*) as total from listings where ${matches} and sequence <= $7`,
    [...values, last],
  );
  return { total: Number(row?.total ?? 0), last };
}

/** The galleries of a stretch that match, in the order of their arrival. */
export async function listMatchingGalleries(
  query: Query,
  filter: GalleryFilter,
  { after, last, limit }: GalleryStretch,
): Promise<readonly { readonly id: string; readonly sequence: string }[]> {
  const values = valuesOf(filter);
  if (values === null) return [];
  return query(
    `select galleries.id, sequence
       from (select sequence from listings
              where ${matches} and sequence > $7 and sequence <= $8
              order by sequence limit $9) as matching
       join galleries using (sequence)
      order by sequence`,
    [...values, after, last, limit],
  );
}

const matches = `
  ($1 = '' or terms @@ $1::tsquery) and ($2 = '' or terms @@ $2::tsquery) and ($3 = '' or terms @@ $3::tsquery)
  and ($4::text is null or state = $4)
  and ($5::timestamptz is null or received_at >= $5) and ($6::timestamptz is null or received_at < $6)`;

/** `null`: nothing can match. */
function valuesOf(filter: GalleryFilter): readonly unknown[] | null {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const question: GalleryQuestion = Object.fromEntries(given);
  const terms = readTermsQuestion(question);
  if (terms === null) return null;
  const { state = null, from = null, to = null } = question;
  return [terms.terms, terms.beginning, terms.phrases, state, from, to];
}

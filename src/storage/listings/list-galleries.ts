import type { Database } from '../database.ts';
import { galleryColumns, toGallery, type GalleryRow } from '../gallery-rows.ts';
import { type Page, readPageQuestion, toPage } from '../pages.ts';
import type { GalleryRecord, RunState } from '../records.ts';
import { findStretch, type Stretch } from './find-stretch.ts';
import { type GalleryQuestion, readTermsQuestion, type TermsQuestion } from './gallery-question.ts';
import type { ManifestSummary } from './summarise-manifest.ts';

/** A gallery as a list shows it. */
export interface ListedGallery extends GalleryRecord {
  /** Of the newest run that is no preview. */
  readonly state: RunState;
  /** Of the published manifest; `null` until there is one. */
  readonly summary: ManifestSummary | null;
}

/**
 * Galleries that answer to the question, the newest first. A page may hold fewer than asked for, or none, and yet have a
 * cursor: the search goes on there.
 */
export async function listGalleries(
  database: Database,
  question: GalleryQuestion = {},
): Promise<Page<ListedGallery>> {
  const { limit, before } = readPageQuestion(question);
  const terms = readTermsQuestion(question);
  const stretch = terms === null ? null : await findStretch(database, question, before);
  if (terms === null || stretch === null) return { records: [], nextCursor: null };
  return terms.terms === '' && terms.beginning === '' && terms.phrases === ''
    ? walkStretch(database, stretch, limit)
    : searchStretch(database, { ...terms, state: question.state ?? null }, stretch, limit);
}

/** The newest of a stretch, whatever they hold. */
async function walkStretch(
  database: Database,
  { lowest, above, receivedFrom, receivedBefore }: Stretch,
  limit: number,
): Promise<Page<ListedGallery>> {
  const rows = await database.query<ListedRow>(
    // Listings first, then their galleries: joined at once, the planner would walk all galleries down to a page far back.
    `select ${galleryColumns}, summary, state
       from (select sequence, state from listings
              where sequence >= $1 and sequence < $2
                and ($3::timestamptz is null or received_at >= $3) and ($4::timestamptz is null or received_at < $4)
              order by sequence desc limit $5) as listed
       join galleries using (sequence)
      order by sequence desc`,
    // One more than is shown tells whether any follow.
    [lowest, above, receivedFrom, receivedBefore, limit + 1],
    'kept',
  );
  return toPage(rows, limit, toListed);
}

async function searchStretch(
  database: Database,
  { terms, beginning, phrases, state }: TermsQuestion & { readonly state: RunState | null },
  { lowest, above, receivedFrom, receivedBefore }: Stretch,
  limit: number,
): Promise<Page<ListedGallery>> {
  const rows = await database.query<FoundRow>(
    `with search as materialized (
       select * from search_listings($1::tsquery, $2::tsquery, $3::tsquery, $4, $5, $6, $7, $8, $9 + 1))
     select ${galleryColumns}, summary, state,
            case when cardinality(search.sequences) > $9 then search.sequences[$9] else looked_down_to end as go_on_at
       from search left join lateral (
         select galleries.*, listings.state
           from unnest(search.sequences[1:$9]) as shown (sequence)
           join listings using (sequence) join galleries using (sequence)) as shown on true
      order by sequence desc`,
    [terms, beginning, phrases, lowest, above, state, receivedFrom, receivedBefore, limit],
    'kept',
  );
  return {
    records: rows.filter(isListed).map(toListed),
    nextCursor: rows[0]?.go_on_at ?? null,
  };
}

function toListed(row: ListedRow): ListedGallery {
  return { ...toGallery(row), state: row.state, summary: row.summary };
}

/** Where nothing is found, one row says where to go on. */
function isListed(row: FoundRow): row is FoundRow & ListedRow {
  return row.id !== null;
}

interface ListedRow extends GalleryRow {
  readonly state: RunState;
  readonly summary: ManifestSummary | null;
}

interface FoundRow extends Omit<ListedRow, 'id'> {
  readonly id: string | null;
  readonly go_on_at: string | null;
}

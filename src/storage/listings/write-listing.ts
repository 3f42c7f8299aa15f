import type { Query } from '../database.ts';
import { printTerms, printWords } from './print-terms.ts';
import type { ManifestListing } from './summarise-manifest.ts';

interface ListedGallery {
  readonly sequence: string;
  readonly source: string;
  readonly name: string;
}

/** Within a transaction: a new gallery is found by its name and its source. */
export async function insertListing(
  query: Query,
  { sequence, source, name, received_at }: ListedGallery & { readonly received_at: Date },
): Promise<void> {
  await query(
    `insert into listings (sequence, received_at, terms) values ($1, $2, $3::tsvector || state_term('queued'))`,
    [sequence, received_at, printTerms({ sequence, source, texts: [name], flags: [], warnings: [] })],
    'kept',
  );
}

/** Within a transaction that holds the gallery: it is found by its new name as well, until what is published under it is. */
export async function renameListing(query: Query, gallery: ListedGallery): Promise<void> {
  await query(`update listings set terms = terms || $2::tsvector where sequence = $1`, [
    gallery.sequence,
    printWords([gallery.name]),
  ]);
}

/** Within a transaction that holds the gallery: it is found by what this run, which succeeds, publishes of it. */
export async function relist(
  query: Query,
  gallery: ListedGallery,
  runId: string,
  listing: ManifestListing,
): Promise<void> {
  const { texts, flags, warnings } = listing;
  const { sequence, source, name } = gallery;
  await query(
    // With the state that the run's end would bring: the terms are written once.
    `with known as (
       select listings.sequence,
              case when listings.run_sequence = runs.sequence then 'succeeded' else listings.state end as state
         from listings, runs where listings.sequence = $1 and runs.id = $2)
     update listings set state = known.state, terms = $3::tsvector || state_term(known.state)
       from known where listings.sequence = known.sequence`,
    [sequence, runId, printTerms({ sequence, source, texts: [name, ...texts], flags, warnings })],
    'kept',
  );
}

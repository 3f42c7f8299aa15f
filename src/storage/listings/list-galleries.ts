import type { Database } from '../database.ts';
import { galleryColumns, toGallery, type GalleryRow } from '../gallery-rows.ts';
import { type Page, readPageQuestion, toPage } from '../pages.ts';
import type { GalleryRecord, RunState } from '../records.ts';
import { findSequences, type Stretch } from './find-sequences.ts';
import { findStretch } from './find-stretch.ts';
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
  // One more than is shown tells whether any follow.
  return terms.terms.length > 0 || terms.beginning !== null
    ? searchStretch(database, terms, stretch, limit)
    : toPage(await walkStretch(database, stretch, limit + 1), limit, toListed);
}

async function searchStretch(
  database: Database,
  terms: TermsQuestion,
  stretch: Stretch,
  limit: number,
): Promise<Page<ListedGallery>> {
  const { sequences, lookedDownTo } = await findSequences(database, terms, stretch, limit + 1);
  const shown = sequences.slice(0, limit);
  const goesOnAt = sequences.length > limit ? shown.at(-1) : lookedDownTo;
  const rows = shown.length === 0 ? [] : await loadListed(database, shown);
  return { records: rows.map(toListed), nextCursor: goesOnAt == null ? null : String(goesOnAt) };
}

/** The newest of a stretch, whatever they hold. */
async function walkStretch(
  database: Database,
  { from, to, receivedFrom, receivedTo }: Stretch,
  wanted: number,
): Promise<readonly ListedRow[]> {
  return database.query<ListedRow>(
    selectListed(
      `sequence >= $1 and sequence < $2
        and ($3::timestamptz is null or received_at >= $3) and ($4::timestamptz is null or received_at < $4)
      order by sequence desc limit $5`,
    ),
    [from, to, receivedFrom, receivedTo, wanted],
  );
}

async function loadListed(database: Database, sequences: readonly number[]): Promise<readonly ListedRow[]> {
  return database.query<ListedRow>(selectListed('sequence = any($1::bigint[])'), [sequences]);
}

/** Listings first, then their galleries: joined at once, the planner would walk all galleries down to a page far back. */
function selectListed(condition: string): string {
  return `select ${galleryColumns}, summary, state
     from (select sequence, state from listings where ${condition}) as listed join galleries using (sequence)
    order by sequence desc`;
}

function toListed(row: ListedRow): ListedGallery {
  return { ...toGallery(row), state: row.state, summary: row.summary };
}

interface ListedRow extends GalleryRow {
  readonly state: RunState;
  readonly summary: ManifestSummary | null;
}

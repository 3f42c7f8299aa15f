import type { Doubt, DoubtKind } from '../../pipeline/manifests/doubts/doubt.ts';
import type { Database } from '../database.ts';
import { type Page, type PageQuestion, readPageQuestion, toPage } from '../pages.ts';
import { type DoubtFilter, filterCondition, filterValues } from './doubt-filter.ts';

/** A doubt about what is published of a gallery. */
export interface DoubtRecord extends Pick<Doubt, 'kind' | 'weight' | 'message' | 'about' | 'sides'> {
  /** The same after a rerun, as long as it is about the same entries. */
  readonly id: string;
  readonly galleryId: string;
  readonly gallery: { readonly name: string; readonly headline: string | null; readonly source: string };
  /** That it is right as it is, and who says so; `null`: it is open. */
  readonly accepted: {
    readonly acceptanceId: string;
    readonly who: string;
    /** ISO 8601, UTC. */
    readonly at: string;
  } | null;
  /** When it was first found; ISO 8601, UTC. */
  readonly createdAt: string;
}

export interface DoubtQuestion extends DoubtFilter, PageQuestion {
  /** Those that were accepted instead of the open ones. */
  readonly isAccepted?: boolean;
}

/** A page of doubts, the most doubtful first. */
export async function listDoubts(database: Database, question: DoubtQuestion): Promise<Page<DoubtRecord>> {
  const { limit, before } = readPageQuestion(question);
  const rows = await database.query<DoubtRow>(
    `select doubts.id, rank as sequence, gallery_id, kind, weight, message, about, sides, doubts.created_at,
            galleries.name, galleries.headline, galleries.source, acceptance_id, who, accepted_at
       from doubts join galleries on galleries.id = gallery_id
       left join (select doubt_id, acceptance_id, who, accepted_at from accepted_doubts) as accepted on doubt_id = doubts.id
      where ${filterCondition} and ${stateCondition(question)} and ($5::bigint is null or rank < $5)
      order by rank desc limit $6`,
    [...filterValues(question), before, limit + 1],
  );
  return toPage(rows, limit, toRecord);
}

/** How many doubts answer to the question, by kind. */
export async function countDoubts(
  database: Database,
  question: Omit<DoubtQuestion, keyof PageQuestion>,
): Promise<readonly { readonly kind: DoubtKind; readonly count: number }[]> {
  const rows = await database.query<{ readonly kind: DoubtKind; readonly count: string }>(
    `select kind, count(*) from doubts where ${filterCondition} and ${stateCondition(question)} group by kind order by kind`,
    filterValues(question),
  );
  return rows.map(({ kind, count }) => ({ kind, count: Number(count) }));
}

/** In the text of the statement: only so the planner knows which of the two indexes holds the rows. */
function stateCondition({ isAccepted = false }: Pick<DoubtQuestion, 'isAccepted'>): string {
  return isAccepted ? 'is_accepted' : 'not is_accepted';
}

function toRecord(row: DoubtRow): DoubtRecord {
  const { name, headline, source, acceptance_id: acceptanceId, who, accepted_at: at } = row;
  return {
    id: row.id,
    galleryId: row.gallery_id,
    gallery: { name, headline, source },
    kind: row.kind,
    weight: row.weight / 100,
    message: row.message,
    about: row.about,
    sides: row.sides,
    accepted:
      acceptanceId === null || who === null || at === null
        ? null
        : { acceptanceId, who, at: at.toISOString() },
    createdAt: row.created_at.toISOString(),
  };
}

interface DoubtRow {
  readonly id: string;
  /** Its rank: lists page by it. */
  readonly sequence: string;
  readonly gallery_id: string;
  readonly kind: DoubtKind;
  readonly weight: number;
  readonly message: string;
  readonly about: string | null;
  readonly sides: Doubt['sides'];
  readonly created_at: Date;
  readonly name: string;
  readonly headline: string | null;
  readonly source: string;
  readonly acceptance_id: string | null;
  readonly who: string | null;
  readonly accepted_at: Date | null;
}

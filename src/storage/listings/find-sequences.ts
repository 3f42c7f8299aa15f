import type { Database } from '../database.ts';
import type { TermsQuestion } from './gallery-question.ts';
import { coverStretch, smallestBits } from './sequence-blocks.ts';

/** Which part of the list, and what the rows themselves must hold. */
export interface Stretch {
  /** The lowest sequence. */
  readonly from: number;
  /** Above the highest. */
  readonly to: number;
  readonly state: string | null;
  readonly receivedFrom: string | null;
  readonly receivedTo: string | null;
}

export interface FoundSequences {
  /** The newest first. */
  readonly sequences: readonly number[];
  /** Everything from here on was looked at; `null`: all of the stretch. */
  readonly lookedDownTo: number | null;
}

/**
 * The newest galleries of a stretch that hold the terms, `wanted` at most. Looks through a short piece of the list first and
 * through ever longer ones then: what is common is found at once, what is rare costs the index little. Rows that have to be
 * read to tell are bounded, so it may stop before it has found as many as there are.
 */
export async function findSequences(
  database: Database,
  question: TermsQuestion,
  stretch: Stretch,
  wanted: number,
): Promise<FoundSequences> {
  const sequences: number[] = [];
  let to = stretch.to;
  let pieceSize = 2 ** smallestBits;
  let isBeginningRare = false;
  let reads = 0;
  while (to > stretch.from) {
    if (reads >= maxReads) return { sequences, lookedDownTo: to };
    const from = Math.max(stretch.from, startOfPiece(to, pieceSize));
    const query = chooseQuery(question, isBeginningRare);
    const piece = await lookThrough(database, query, { ...stretch, from, to }, wanted - sequences.length);
    sequences.push(...piece.sequences);
    if (sequences.length >= wanted) return { sequences, lookedDownTo: sequences.at(-1) ?? to };
    if (query.checks !== null) reads += piece.candidates;
    isBeginningRare ||= piece.candidates >= enoughToJudge;
    to = piece.isCut ? piece.lowest : from;
    pieceSize = Math.min(pieceSize * growth, maxPieceSize);
  }
  return { sequences, lookedDownTo: null };
}

const growth = 8;
const maxPieceSize = 2 ** 30;
/** Rows read at a time and in all, to look for phrases and beginnings. */
const maxCandidates = 1000;
const maxReads = 8000;
/** So many rows that hold the rest, and not a page of them the beginning: it is not common. */
const enoughToJudge = 400;

/** Pieces begin on the bounds of blocks and are at least `size` long. */
function startOfPiece(to: number, size: number): number {
  return Math.floor((to - size) / 2 ** smallestBits) * 2 ** smallestBits;
}

interface PieceQuery {
  /** What the index is asked, without the piece's blocks. */
  readonly terms: readonly string[];
  /** What the rows are asked that the index names. */
  readonly checks: string | null;
}

function chooseQuery({ terms, beginning, phrases }: TermsQuestion, isBeginningRare: boolean): PieceQuery {
  const isIndexed = beginning !== null && isBeginningRare;
  const checks = beginning === null || isIndexed ? phrases : [...phrases, beginning];
  return {
    terms: isIndexed ? [...terms, beginning] : terms,
    checks: checks.length === 0 ? null : checks.join(' & '),
  };
}

interface Piece {
  readonly sequences: readonly number[];
  /** How many rows the index named. */
  readonly candidates: number;
  /** There are more of them, below the lowest. */
  readonly isCut: boolean;
  readonly lowest: number;
}

async function lookThrough(
  database: Database,
  { terms, checks }: PieceQuery,
  { from, to, state, receivedFrom, receivedTo }: Stretch,
  wanted: number,
): Promise<Piece> {
  const most = checks === null ? wanted : maxCandidates;
  const [row] = await database.query<PieceRow>(
    // Sequences are no condition for the planner (`+ 0`): it would walk them and unpack the terms of every row on the way.
    `with candidates as materialized (
       select sequence, case when $8::tsquery is null then null else terms end as terms from listings
        where terms @@ $1::tsquery and sequence + 0 >= $2 and sequence + 0 < $3
          and ($4::text is null or state = $4)
          and ($5::timestamptz is null or received_at >= $5) and ($6::timestamptz is null or received_at < $6)
        order by sequence desc limit $7)
     select (select count(*) from candidates)::integer as candidates,
            (select min(sequence) from candidates) as lowest,
            array(select sequence from candidates where $8::tsquery is null or terms @@ $8
                   order by sequence desc limit $9) as sequences`,
    [withBlocks(terms, from, to), from, to, state, receivedFrom, receivedTo, most, checks, wanted],
  );
  if (row === undefined) throw new Error('a select without a from returned no row');
  return {
    sequences: row.sequences.map(Number),
    candidates: row.candidates,
    isCut: row.candidates === most,
    lowest: Number(row.lowest ?? from),
  };
}

interface PieceRow {
  readonly candidates: number;
  readonly lowest: string | null;
  readonly sequences: readonly string[];
}

/** The terms, and the blocks of which one must be there as well. */
function withBlocks(terms: readonly string[], from: number, to: number): string {
  const blocks = coverStretch(from, Math.ceil(to / 2 ** smallestBits) * 2 ** smallestBits);
  const isShort = blocks.length <= maxBlocks;
  const block = isShort || terms.length === 0 ? [`(${blocks.map((each) => `'${each}'`).join(' | ')})`] : [];
  return [...block, ...terms].join(' & ');
}

/** A stretch of more blocks is looked through whole: what is still looked for there is rare. */
const maxBlocks = 40;

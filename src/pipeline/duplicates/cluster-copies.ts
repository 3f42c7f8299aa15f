import type { Warning } from '../gallery.ts';
import type { Copies } from './collect-copies.ts';
import { compareWords, type Verdict } from './compare-captions.ts';
import { findCandidates } from './find-candidates.ts';
import { weighPhotos } from './weigh-photos.ts';

export interface ClusteredCopies {
  readonly clusters: readonly (readonly Copies[])[];
  /** What a desk should look at, by the copies it speaks of. */
  readonly doubts: ReadonlyMap<Copies, Warning>;
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
}

/**
 * Complete link over the surest pairs first: two clusters become one only when no pair across them is of two photos or in
 * doubt, so that A ~ B ~ C never joins A and C against the evidence.
 */
export function clusterCopies(copies: readonly Copies[]): ClusteredCopies {
  const edges = findCandidates(copies).map(([a, b]) => ({
    a,
    b,
    verdict: comparePair(copies[a], copies[b]),
  }));
  const apart = new Set(edges.filter(({ verdict }) => keepsApart(verdict)).map(({ a, b }) => pairKey(a, b)));
  const joining = edges
    .filter(({ verdict }) => verdict.band === 'same')
    .toSorted((x, y) => bySureness(x, y, copies));
  const clusterOf = copies.map((_, index) => index);
  const members = new Map(copies.map((_, index) => [index, [index]]));
  const doubts = new Map<Copies, Warning>();
  const torn = findTornCuts(copies, joining, apart);
  for (const { a, b } of joining) {
    if (torn.has(a) || torn.has(b)) continue;
    join(clusterOf, members, apart, a, b);
  }
  for (const index of torn) settleTorn(copies, index, joining, { clusterOf, members, apart, doubts });
  noteDoubts(copies, edges, clusterOf, doubts);
  return {
    clusters: [...members.values()].map((list) => list.flatMap((index) => copies[index] ?? [])),
    doubts,
  };
}

function comparePair(a: Copies | undefined, b: Copies | undefined): Verdict {
  if (a === undefined || b === undefined) throw new Error('a pair names copies that are not there');
  const [photo, other] = [a.entries[0]?.received.photo ?? null, b.entries[0]?.received.photo ?? null];
  return weighPhotos(compareWords(a.words, b.words), photo, other);
}

/** Another photo, or a doubt; but a correction may have changed anything and keeps nothing apart. */
function keepsApart({ band, relation }: Verdict): boolean {
  return band === 'different' || (band === 'unsure' && relation !== 'revision');
}

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

const strength: Readonly<Record<Verdict['relation'], number>> = {
  representative: 0,
  'same-photo': 0,
  exact: 1,
  revision: 2,
  near: 3,
  truncated: 4,
};

/** The same pairs in the same order whatever the order of the input: by relation, score, then words. */
function bySureness(x: Edge, y: Edge, copies: readonly Copies[]): number {
  const text = ({ a, b }: Edge) =>
    [copies[a]?.words.key ?? '', copies[b]?.words.key ?? ''].toSorted().join('\n');
  return (
    strength[x.verdict.relation] - strength[y.verdict.relation] ||
    y.verdict.score - x.verdict.score ||
    (text(x) < text(y) ? -1 : 1)
  );
}

type Members = Map<number, number[]>;

function join(clusterOf: number[], members: Members, apart: ReadonlySet<string>, a: number, b: number): void {
  const [into, from] = [clusterOf[a] ?? a, clusterOf[b] ?? b];
  const [left, right] = [members.get(into) ?? [], members.get(from) ?? []];
  if (into === from || left.some((x) => right.some((y) => apart.has(pairKey(x, y))))) return;
  members.set(into, [...left, ...right]);
  members.delete(from);
  for (const index of right) clusterOf[index] = into;
}

/** Cut copies that begin two captions which are of two photos. */
function findTornCuts(
  copies: readonly Copies[],
  joining: readonly Edge[],
  apart: ReadonlySet<string>,
): ReadonlySet<number> {
  const wholes = new Map<number, number[]>();
  for (const { a, b, verdict } of joining) {
    if (verdict.relation !== 'truncated') continue;
    const [cut, whole] = isShorter(copies[a], copies[b]) ? [a, b] : [b, a];
    wholes.set(cut, [...(wholes.get(cut) ?? []), whole]);
  }
  const torn = [...wholes].filter(([, list]) => list.some((x) => list.some((y) => apart.has(pairKey(x, y)))));
  return new Set(torn.map(([cut]) => cut));
}

function isShorter(a: Copies | undefined, b: Copies | undefined): boolean {
  return (a?.words.words.length ?? 0) < (b?.words.words.length ?? 0);
}

interface ClusterState {
  readonly clusterOf: number[];
  readonly members: Members;
  readonly apart: ReadonlySet<string>;
  readonly doubts: Map<Copies, Warning>;
}

/** A cut copy that fits two photos goes to the one it stands next to, if to one only; else it stays alone. */
function settleTorn(
  copies: readonly Copies[],
  index: number,
  joining: readonly Edge[],
  state: ClusterState,
): void {
  const wholes = joining
    .filter(({ a, b }) => a === index || b === index)
    .map(({ a, b }) => (a === index ? b : a));
  const next = wholes.filter((whole) => standNextTo(copies[index], copies[whole]));
  const clusters = new Set(next.map((whole) => state.clusterOf[whole]));
  const [only] = next;
  if (clusters.size === 1 && only !== undefined)
    join(state.clusterOf, state.members, state.apart, only, index);
  else doubt(copies[index], 'the cut off copy fits more than one photo', state.doubts);
}

function standNextTo(a: Copies | undefined, b: Copies | undefined): boolean {
  const indexes = new Set(b?.entries.map(({ received }) => received.index));
  return (
    a?.entries.some(({ received }) => indexes.has(received.index - 1) || indexes.has(received.index + 1)) ===
    true
  );
}

function doubt(copies: Copies | undefined, message: string, doubts: Map<Copies, Warning>): void {
  const entry = copies?.entries[0]?.received.index;
  if (copies === undefined || entry === undefined || doubts.has(copies)) return;
  doubts.set(copies, { code: 'needs-review', message, entry });
}

/** Near enough to be one photo, yet one says more: kept apart, and a desk is asked. */
const doubtfulScore = 0.75;

function noteDoubts(
  copies: readonly Copies[],
  edges: readonly Edge[],
  clusterOf: readonly number[],
  doubts: Map<Copies, Warning>,
): void {
  for (const { a, b, verdict } of edges) {
    if (verdict.band !== 'unsure' || verdict.score < doubtfulScore || clusterOf[a] === clusterOf[b]) continue;
    const other = copies[a]?.entries[0]?.received.index ?? 0;
    doubt(copies[b], `may be the photo of entry ${other}; ${verdict.reason}`, doubts);
  }
}

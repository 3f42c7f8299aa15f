import type { Thresholds } from '../../desk-rules/thresholds.ts';
import type { NamedDecision } from '../decisions/name-entries.ts';
import type { EditorsWord } from '../decisions/settle-decisions.ts';
import type { Warning } from '../gallery.ts';
import type { OverruledDecision } from '../manifest.ts';
import type { Copies } from './collect-copies.ts';
import { compareWords, type Verdict } from './compare-captions.ts';
import { decideCopies } from './decide-copies.ts';
import { findCandidates } from './find-candidates.ts';
import { weighPhotos } from './weigh-photos.ts';

export interface ClusteredCopies {
  readonly clusters: readonly (readonly Copies[])[];
  /** What a desk should look at, by the copies it speaks of. */
  readonly doubts: ReadonlyMap<Copies, Warning>;
  readonly overruled: readonly OverruledDecision[];
}

interface Edge {
  readonly a: number;
  readonly b: number;
  readonly verdict: Verdict;
}

/**
 * Complete link over the surest pairs first: two clusters become one only when no pair across them is of two photos or in
 * doubt, so that A ~ B ~ C never joins A and C against the evidence. What an editor keeps apart never joins; what an editor
 * merges brings its clusters with it. `findPairs`: those that are worth comparing; every pair gives the same, and takes longer.
 */
export function clusterCopies(
  copies: readonly Copies[],
  decisions: readonly NamedDecision[],
  thresholds: Thresholds,
  findPairs: typeof findCandidates = findCandidates,
): ClusteredCopies {
  const compare = compareOnce(copies, thresholds);
  const edges = findPairs(copies, thresholds).map(([a, b]) => ({ a, b, verdict: compare(a, b) }));
  const word = decideCopies(copies, decisions, (a, b) => measureNearness(compare(a, b)));
  const isApart: PairTest = (a, b) =>
    a !== b && !word.areOne(a, b) && (word.areApart(a, b) || keepsApart(compare(a, b)));
  const joining = surestFirst(
    copies,
    edges.filter(({ a, b, verdict }) => verdict.band === 'same' && !word.areApart(a, b)),
  );
  const clusters = eachAlone(copies);
  const doubts = new Map<Copies, Warning>();
  const torn = findTornCuts(copies, joining, isApart);
  for (const { a, b } of joining) {
    if (torn.has(a) || torn.has(b)) continue;
    join(clusters, isApart, a, b);
  }
  const merged = new Set(word.unions.flat());
  for (const [index, partners] of torn) {
    // Where an editor says what it belongs to, its place in the gallery says nothing.
    if (!merged.has(index)) settleTorn(copies, index, partners, { clusters, isApart, doubts });
  }
  const united = word.unions.length === 0 ? clusters : uniteMerged(copies, joining, clusters, word);
  const doubtful = edges.filter(
    ({ verdict }) => verdict.band === 'unsure' && verdict.score >= thresholds.reviewLikeness,
  );
  noteDoubts(copies, doubtful, doubts, (a, b) => isSettled(united, word, a, b));
  return {
    clusters: [...united.members.values()].map((list) => list.flatMap((index) => copies[index] ?? [])),
    doubts,
    overruled: word.overruled,
  };
}

/** Compares two of the list by their places, each pair once. */
function compareOnce(copies: readonly Copies[], thresholds: Thresholds): (a: number, b: number) => Verdict {
  const verdicts = new Map<number, Verdict>();
  return (a, b) => {
    // In the order of the list, whichever way round it is asked: which one is first stands in the reasons.
    const [first, second] = a < b ? [a, b] : [b, a];
    const pair = first * copies.length + second;
    const known = verdicts.get(pair) ?? comparePair(copies, first, second, thresholds);
    verdicts.set(pair, known);
    return known;
  };
}

/** What words and photos say of two of the list. */
export function comparePair(
  copies: readonly Copies[],
  first: number,
  second: number,
  thresholds: Thresholds,
): Verdict {
  const [a, b] = [copies[first], copies[second]];
  if (a === undefined || b === undefined) throw new Error('a pair names copies that are not there');
  const [photo, other] = [a.entries[0]?.received.photo ?? null, b.entries[0]?.received.photo ?? null];
  return weighPhotos(compareWords(a.words, b.words, thresholds), photo, other, thresholds);
}

/** Another photo, or a doubt; but a correction may have changed anything and keeps nothing apart. */
function keepsApart({ band, relation }: Verdict): boolean {
  return band === 'different' || (band === 'unsure' && relation !== 'revision');
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
function surestFirst(copies: readonly Copies[], edges: readonly Edge[]): readonly Edge[] {
  const text = ({ a, b }: Edge) =>
    [copies[a]?.words.key ?? '', copies[b]?.words.key ?? ''].toSorted().join('\n');
  return edges
    .map((edge) => ({ edge, text: text(edge), ...edge.verdict }))
    .toSorted(
      (x, y) =>
        strength[x.relation] - strength[y.relation] || y.score - x.score || (x.text < y.text ? -1 : 1),
    )
    .map(({ edge }) => edge);
}

/** Pairs that are one photo come first, the surer the nearer. */
function measureNearness({ band, relation, score }: Verdict): number {
  return (band === 'same' ? 10 - strength[relation] : 0) + score;
}

type PairTest = (a: number, b: number) => boolean;

interface Clusters {
  readonly clusterOf: number[];
  readonly members: Map<number, number[]>;
}

function eachAlone(copies: readonly Copies[]): Clusters {
  return {
    clusterOf: copies.map((_, index) => index),
    members: new Map(copies.map((_, index) => [index, [index]])),
  };
}

function join({ clusterOf, members }: Clusters, isApart: PairTest, a: number, b: number): void {
  const [into, from] = [clusterOf[a] ?? a, clusterOf[b] ?? b];
  const [left, right] = [members.get(into) ?? [], members.get(from) ?? []];
  if (into === from || left.some((x) => right.some((y) => isApart(x, y)))) return;
  members.set(into, [...left, ...right]);
  members.delete(from);
  for (const index of right) clusterOf[index] = into;
}

/**
 * What an editor merged becomes one, and whatever was one with any of it comes along, so that nothing is left behind; only
 * what an editor keeps apart stays apart, the surest pairs first.
 */
function uniteMerged(
  copies: readonly Copies[],
  joining: readonly Edge[],
  { clusterOf }: Clusters,
  word: EditorsWord,
): Clusters {
  const united = eachAlone(copies);
  for (const [first = 0, ...others] of word.unions)
    for (const other of others) join(united, () => false, first, other);
  for (const { a, b } of joining) if (clusterOf[a] === clusterOf[b]) join(united, word.areApart, a, b);
  return united;
}

/** Cut copies that begin two captions which are of two photos, each with all that it could join, the surest first. */
function findTornCuts(
  copies: readonly Copies[],
  joining: readonly Edge[],
  isApart: PairTest,
): ReadonlyMap<number, readonly number[]> {
  const wholes = new Map<number, number[]>();
  for (const { a, b, verdict } of joining) {
    if (verdict.relation !== 'truncated') continue;
    const [cut, whole] = isShorter(copies[a], copies[b]) ? [a, b] : [b, a];
    const known = wholes.get(cut);
    if (known === undefined) wholes.set(cut, [whole]);
    else known.push(whole);
  }
  const torn = [...wholes].filter(([, list]) => list.some((x) => list.some((y) => isApart(x, y))));
  const partners = new Map(torn.map(([cut]): readonly [number, number[]] => [cut, []]));
  for (const { a, b } of joining) {
    partners.get(a)?.push(b);
    partners.get(b)?.push(a);
  }
  return partners;
}

function isShorter(a: Copies | undefined, b: Copies | undefined): boolean {
  return (a?.words.words.length ?? 0) < (b?.words.words.length ?? 0);
}

interface ClusterState {
  readonly clusters: Clusters;
  readonly isApart: PairTest;
  readonly doubts: Map<Copies, Warning>;
}

/** A cut copy that fits two photos goes to the one it stands next to, if to one only; else it stays alone. */
function settleTorn(
  copies: readonly Copies[],
  index: number,
  partners: readonly number[],
  state: ClusterState,
): void {
  const next = partners.filter((partner) => standNextTo(copies[index], copies[partner]));
  const clusters = new Set(next.map((partner) => state.clusters.clusterOf[partner]));
  const [only] = next;
  if (clusters.size === 1 && only !== undefined) join(state.clusters, state.isApart, only, index);
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
function noteDoubts(
  copies: readonly Copies[],
  edges: readonly Edge[],
  doubts: Map<Copies, Warning>,
  isSettled: PairTest,
): void {
  for (const { a, b, verdict } of edges) {
    if (isSettled(a, b)) continue;
    const other = copies[a]?.entries[0]?.received.index ?? 0;
    doubt(copies[b], `may be the photo of entry ${other}; ${verdict.reason}`, doubts);
  }
}

/** They are one photo, or an editor keeps their photos apart. */
function isSettled({ clusterOf, members }: Clusters, word: EditorsWord, a: number, b: number): boolean {
  const [first, second] = [clusterOf[a] ?? a, clusterOf[b] ?? b];
  if (first === second || !word.parts) return first === second;
  return (members.get(first) ?? []).some((x) => members.get(second)?.some((y) => word.areApart(x, y)));
}

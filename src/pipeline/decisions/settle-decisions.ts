import type { OverruledDecision } from '../manifest.ts';
import { findJoiner, findRoot, joinRoots, startForest, type JoinForest } from './join-forest.ts';

/** `merge` or `keep-apart` over things with a number from 0. */
export interface GroupingDecision {
  readonly id: string;
  readonly kind: 'merge' | 'keep-apart';
  /** For each name, the things it stands for: things of two names are apart, all of them are one. */
  readonly named: readonly (readonly number[])[];
}

/** What editors decided of a number of things, free of contradictions. */
export interface EditorsWord {
  readonly areOne: (a: number, b: number) => boolean;
  readonly areApart: (a: number, b: number) => boolean;
  /** Whether any two are apart. */
  readonly parts: boolean;
  /** The things that are one, two or more each. */
  readonly unions: readonly (readonly number[])[];
  readonly overruled: readonly OverruledDecision[];
}

interface Settling {
  readonly decisions: readonly GroupingDecision[];
  readonly nearness: (a: number, b: number) => number;
  readonly forest: JoinForest;
  /** For each root, on which side it stands in which decision, by the decision's place in the list. */
  readonly sides: Map<number, Map<number, number>>;
  readonly overruled: OverruledDecision[];
}

/** The side of a thing that stands on several: it was merged by a later decision. */
const severalSides = -1;

/**
 * Settles decisions, given in the order in which they were made, from the last to the first: an earlier one is heard as far
 * as no later one contradicts it. Where a later `keep-apart` divides what a `merge` joins, each thing between goes to the
 * side that it is nearest to.
 */
export function settleDecisions(
  count: number,
  decisions: readonly GroupingDecision[],
  nearness: (a: number, b: number) => number,
): EditorsWord {
  if (decisions.length === 0) return noWord;
  const settling = { decisions, nearness, forest: startForest(count), sides: new Map(), overruled: [] };
  for (let place = decisions.length - 1; place >= 0; place -= 1) {
    if (decisions[place]?.kind === 'merge') merge(settling, place);
    else keepApart(settling, place);
  }
  return toWord(settling, count);
}

const noWord: EditorsWord = {
  areOne: () => false,
  areApart: () => false,
  parts: false,
  unions: [],
  overruled: [],
};

function toWord({ forest, sides, overruled }: Settling, count: number): EditorsWord {
  const roots = Array.from({ length: count }, (_, thing) => findRoot(forest, thing));
  const families = new Map<number, number[]>(roots.map((root) => [root, []]));
  roots.forEach((root, thing) => families.get(root)?.push(thing));
  return {
    areOne: (a, b) => roots[a] === roots[b],
    areApart: (a, b) =>
      roots[a] !== roots[b] && findClash(sides.get(roots[a] ?? a), sides.get(roots[b] ?? b)) !== null,
    parts: sides.size > 0,
    unions: [...families.values()].filter(({ length }) => length > 1),
    overruled: overruled.toReversed(),
  };
}

interface Standing {
  readonly thing: number;
  readonly side: number;
}

function keepApart({ decisions, forest, sides, overruled }: Settling, place: number): void {
  const { id = '', named = [] } = decisions[place] ?? {};
  const byRoot = new Map<number, Standing[]>();
  named.forEach((things, side) => {
    for (const thing of things) {
      const root = findRoot(forest, thing);
      const standing = byRoot.get(root);
      if (standing === undefined) byRoot.set(root, [{ thing, side }]);
      else standing.push({ thing, side });
    }
  });
  const joiners = new Set([...byRoot.values()].flatMap((standing) => findJoiners(forest, standing)));
  for (const by of joiners) overruled.push({ id, by, reason: 'a later decision merges what it keeps apart' });
  if (byRoot.size < 2) return;
  for (const [root, [first, ...others]] of byRoot) {
    const isOnOne = others.every(({ side }) => side === first?.side);
    const known = sides.get(root) ?? new Map<number, number>();
    sides.set(root, known.set(place, isOnOne ? (first?.side ?? severalSides) : severalSides));
  }
}

/** Who made one of things that stand on several sides; a thing may stand on several by itself. */
function findJoiners(forest: JoinForest, [first, ...others]: readonly Standing[]): readonly string[] {
  if (first === undefined || others.every(({ side }) => side === first.side)) return [];
  const rest = others.filter(({ thing }) => thing !== first.thing);
  const across = rest.filter(({ side }) => side !== first.side);
  return (across.length > 0 ? across : rest.slice(0, 1)).map(({ thing }) =>
    findJoiner(forest, first.thing, thing),
  );
}

function merge(settling: Settling, place: number): void {
  const { decisions, forest, sides, overruled } = settling;
  const { id = '', named = [] } = decisions[place] ?? {};
  const roots = [...new Set(named.flat().map((thing) => findRoot(forest, thing)))];
  const clashes = findClashes(roots.map((root) => sides.get(root)));
  for (const clash of clashes) {
    const by = decisions[clash]?.id ?? '';
    overruled.push({ id, by, reason: 'a later decision keeps apart what it merges' });
  }
  // Who stands on a side comes first; who stands between finds both.
  const isBetween = (root: number) => [...clashes].every((clash) => sides.get(root)?.has(clash) !== true);
  const inOrder =
    clashes.size === 0 ? roots : roots.toSorted((a, b) => Number(isBetween(a)) - Number(isBetween(b)));
  const joined: number[] = [];
  for (const root of inOrder) {
    const at = clashes.size === 0 ? joined.length - 1 : findNearest(settling, joined, root);
    const nearest = joined[at];
    if (nearest === undefined) joined.push(root);
    else joined[at] = unite(settling, nearest, root, id);
  }
}

/** The place of the nearest that nothing keeps this one apart from, or -1. */
function findNearest({ sides, nearness }: Settling, joined: readonly number[], root: number): number {
  let [best, nearest] = [-1, -Infinity];
  joined.forEach((other, at) => {
    if (findClash(sides.get(other), sides.get(root)) !== null) return;
    const near = nearness(other, root);
    if (near > nearest) [best, nearest] = [at, near];
  });
  return best;
}

function unite({ forest, sides }: Settling, a: number, b: number, by: string): number {
  const { root, other } = joinRoots(forest, a, b, by);
  const moved = sides.get(other);
  if (moved === undefined) return root;
  const [small, large] = [moved, sides.get(root) ?? new Map<number, number>()].toSorted(
    (x, y) => x.size - y.size,
  );
  for (const [place, side] of small ?? []) large?.set(place, side);
  if (large !== undefined) sides.set(root, large);
  sides.delete(other);
  return root;
}

type Sides = ReadonlyMap<number, number>;

/** A decision that sees two on different sides, or `null`. */
function findClash(a: Sides | undefined, b: Sides | undefined): number | null {
  if (a === undefined || b === undefined) return null;
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  for (const [place, side] of small) {
    const other = large.get(place);
    if (other !== undefined && (other !== side || side === severalSides)) return place;
  }
  return null;
}

/** All decisions that see any two of these on different sides. */
function findClashes(all: readonly (Sides | undefined)[]): ReadonlySet<number> {
  const seen = new Map<number, number>();
  const clashes = new Set<number>();
  for (const sides of all) {
    for (const [place, side] of sides ?? []) {
      const other = seen.get(place);
      if (other !== undefined && (other !== side || side === severalSides)) clashes.add(place);
      seen.set(place, side);
    }
  }
  return clashes;
}

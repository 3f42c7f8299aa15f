import { diceCoefficient, prepareBigrams } from '../../duplicates/dice-coefficient.ts';
import type { Locator } from '../../gallery.ts';
import type { Manifest } from '../../manifest.ts';

/** An entry of a manifest, wherever it stands there. */
export interface FoundEntry {
  readonly index: number;
  readonly locator: Locator;
  readonly text: string;
  /** The item it stands in, counted from 0; `null`: it is left out. */
  readonly item: number | null;
  readonly reason: string | null;
}

/** One entry of both manifests, or of one of them. */
export interface EntryPair {
  readonly before: FoundEntry | null;
  readonly after: FoundEntry | null;
}

/**
 * Finds the entries of one manifest in another: by their words, whatever their place, then by words that are much alike. Every
 * entry of both stands in exactly one pair.
 */
export function matchEntries(before: Manifest | null, after: Manifest): readonly EntryPair[] {
  const earlier = before === null ? [] : listEntries(before);
  const byKey = new Map(earlier.map((entry) => [entry.key, entry]));
  const pairs: EntryPair[] = [];
  const unmatched: KeyedEntry[] = [];
  for (const entry of listEntries(after)) {
    const known = byKey.get(entry.key);
    if (known === undefined) unmatched.push(entry);
    else {
      pairs.push({ before: known, after: entry });
      byKey.delete(entry.key);
    }
  }
  return [...pairs, ...pairRewritten([...byKey.values()], unmatched)];
}

interface KeyedEntry extends FoundEntry {
  readonly key: string;
}

/** In the order received; the same words twice are told apart by their count. */
function listEntries({ items, leftOut }: Manifest): readonly KeyedEntry[] {
  const placed = items.flatMap(({ entries }, item) =>
    entries.map(({ index, locator, text }) => ({ index, locator, text, item, reason: null })),
  );
  const out = leftOut.map(({ entry, reason }) => ({ ...entry, item: null, reason }));
  const counts = new Map<string, number>();
  return [...placed, ...out]
    .toSorted((a, b) => a.index - b.index)
    .map((entry) => {
      const words = `${'file' in entry.locator ? entry.locator.file : ''}\n${entry.text}`;
      const count = (counts.get(words) ?? 0) + 1;
      counts.set(words, count);
      return { ...entry, key: `${count}\n${words}` };
    });
}

/** Pairs what came with other words, the most alike first; what is like nothing stays alone. */
function pairRewritten(before: readonly FoundEntry[], after: readonly FoundEntry[]): readonly EntryPair[] {
  const freeBefore = new Set(before);
  const freeAfter = new Set(after);
  const pairs: EntryPair[] = [];
  for (const { left, right } of findAlike(before, after)) {
    if (!freeBefore.delete(left)) continue;
    if (freeAfter.delete(right)) pairs.push({ before: left, after: right });
    else freeBefore.add(left);
  }
  return [
    ...pairs,
    ...[...freeAfter].map((entry) => ({ before: null, after: entry })),
    ...[...freeBefore].map((entry) => ({ before: entry, after: null })),
  ];
}

/** More would be another gallery, and take its square in time. */
const mostRewritten = 150;
const leastAlike = 0.6;

interface Likeness {
  readonly left: FoundEntry;
  readonly right: FoundEntry;
  readonly score: number;
  /** How far apart they stand, then how far down: the order does not depend on which manifest is the earlier. */
  readonly distance: number;
  readonly depth: number;
}

function findAlike(before: readonly FoundEntry[], after: readonly FoundEntry[]): readonly Likeness[] {
  if (before.length > mostRewritten || after.length > mostRewritten) return [];
  const rows = before.map(prepare);
  const columns = after.map(prepare);
  return rows
    .flatMap((left, row) =>
      columns.map((right, column) => ({
        left: left.entry,
        right: right.entry,
        // Photos without words are alike in nothing.
        score: left.entry.text === '' ? 0 : diceCoefficient(left.bigrams, right.bigrams),
        distance: Math.abs(row - column),
        depth: row + column,
      })),
    )
    .filter(({ score }) => score >= leastAlike)
    .toSorted((a, b) => b.score - a.score || a.distance - b.distance || a.depth - b.depth);
}

function prepare(entry: FoundEntry) {
  return { entry, bigrams: prepareBigrams(entry.text) };
}

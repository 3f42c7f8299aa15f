import type { Decision } from './decision.ts';

/** A decision with the entries of this gallery it speaks of. */
export interface NamedDecision {
  readonly decision: Decision;
  readonly names: readonly EntryName[];
}

interface EntryName {
  /** `KEY` or `KEY#2` */
  readonly name: string;
  /** The indexes of the entries that it stands for here; none where they are gone. */
  readonly entries: readonly number[];
}

/**
 * Finds the entries that decisions speak of, and puts the decisions in the order in which they were made, those of one
 * instant in the order of the list.
 *
 * A key stands for every entry with that content, so that a decision holds for a copy that comes later. `KEY#2` stands for the
 * second of them in the gallery's order: nothing but their order tells equal entries apart, so where a copy comes in before
 * them, another of the equals is the second, and the clean gallery is the same. A key that `keep-apart` names several times
 * counts the copies: `[KEY, KEY]` is `[KEY#1, KEY#2]`, two photos with one caption; a third copy that comes later goes to
 * the one it stands nearest to. For the other kinds a repeated key says nothing more.
 */
export function nameEntries(
  decisions: readonly Decision[],
  keys: readonly string[],
): readonly NamedDecision[] {
  if (decisions.length === 0) return [];
  const byKey = new Map<string, number[]>();
  keys.forEach((key, index) => {
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, [index]);
    else known.push(index);
  });
  return decisions
    .toSorted((a, b) => instant(a) - instant(b))
    .map((decision) => ({
      decision,
      names: namesOf(decision).map((name) => ({ name, entries: findEntries(name, byKey) })),
    }));
}

function instant({ when }: Decision): number {
  const time = Date.parse(when);
  return Number.isNaN(time) ? 0 : time;
}

function namesOf({ kind, entries }: Decision): readonly string[] {
  return [...new Set(kind === 'keep-apart' ? countRepeated(entries) : entries)];
}

/** `[KEY, KEY, OTHER]` → `[KEY#1, KEY#2, OTHER]` */
function countRepeated(names: readonly string[]): readonly string[] {
  const mentions = new Map<string, number>();
  for (const name of names) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  const seen = new Map<string, number>();
  return names.map((name) => {
    if (mentions.get(name) === 1 || name.includes('#')) return name;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return `${name}#${count}`;
  });
}

function findEntries(name: string, byKey: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const [key = '', number] = name.split('#');
  const copies = byKey.get(key) ?? [];
  if (number === undefined) return copies;
  const copy = copies[Number(number) - 1];
  return copy === undefined ? [] : [copy];
}

import type { DeskView } from '../../../src/client/rules-schemas.ts';
import type {
  AgencyRow,
  CreditStyleRow,
  DeskRules,
  PhotographerRow,
} from '../../../src/desk-rules/desk-rules.ts';
import type { WordListId } from '../../../src/desk-rules/word-lists.ts';

/** A row of a table as a desk sees it: as it ships, and as it is here. */
export interface DeskRow<Row> {
  readonly name: string;
  /** `null`: it is removed. */
  readonly row: Row | null;
  /** `null`: it is the desk's own. */
  readonly shipped: Row | null;
  readonly status: 'shipped' | 'changed' | 'added' | 'removed';
}

type Shipped = DeskView['shipped'];

/** All agencies, the desk's own and those that ship. */
export function agencyRows({ agencies }: Shipped, desk: DeskRules): readonly DeskRow<AgencyRow>[] {
  return toRows(agencies, desk.agencies.set, desk.agencies.removed);
}

/** All credit styles, the desk's own and those that ship. */
export function styleRows({ creditStyles }: Shipped, desk: DeskRules): readonly DeskRow<CreditStyleRow>[] {
  return toRows(creditStyles, desk.creditStyles, []);
}

/** Photographers: none ship. */
export function nameRows({ photographers }: DeskRules): readonly DeskRow<PhotographerRow>[] {
  return toRows([], photographers, []);
}

/** A list of words: what ships and stays, what the desk took out, and what it added. */
export function wordRows(
  { words }: Shipped,
  desk: DeskRules,
  id: WordListId,
): {
  readonly kept: readonly string[];
  readonly removed: readonly string[];
  readonly added: readonly string[];
  readonly effective: readonly string[];
} {
  const shipped = words.find((list) => list.id === id)?.words ?? [];
  const { added = [], removed = [] } = desk.words[id] ?? {};
  const gone = new Set(removed);
  const kept = shipped.filter((word) => !gone.has(word));
  return { kept, removed, added, effective: [...kept, ...added] };
}

function toRows<Row extends { readonly name: string }>(
  shipped: readonly Row[],
  set: readonly Row[],
  removed: readonly string[],
): readonly DeskRow<Row>[] {
  const known = new Map(shipped.map((row) => [row.name, row]));
  const changed = new Map(set.map((row) => [row.name, row]));
  const gone = new Set(removed);
  const own = set.filter(({ name }) => !known.has(name));
  return [
    ...own.map((row) => ({ name: row.name, row, shipped: null, status: 'added' as const })),
    ...shipped.map((row) => {
      if (gone.has(row.name)) return { name: row.name, row: null, shipped: row, status: 'removed' as const };
      const here = changed.get(row.name);
      if (here === undefined) return { name: row.name, row, shipped: row, status: 'shipped' as const };
      return { name: row.name, row: here, shipped: row, status: 'changed' as const };
    }),
  ];
}

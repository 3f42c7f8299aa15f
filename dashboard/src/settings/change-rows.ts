import type { AgencyRow, DeskRules } from '../../../src/desk-rules/desk-rules.ts';
import type { WordListId } from '../../../src/desk-rules/word-lists.ts';

interface Named {
  readonly name: string;
}

/** A list of rows with one row set, in place of the one it was (`null`: a new one). */
export function setRow<Row extends Named>(rows: readonly Row[], row: Row, was: string | null): Row[] {
  const others = rows.filter(({ name }) => name !== row.name && name !== was);
  return [...others, row];
}

/** A list of rows without one. */
export function dropRow<Row extends Named>(rows: readonly Row[], dropped: string): Row[] {
  return rows.filter(({ name }) => name !== dropped);
}

/** An agency set: a new one, a changed one, or one that had been removed. */
export function setAgency({ set, removed }: DeskRules['agencies'], row: AgencyRow): DeskRules['agencies'] {
  return { set: setRow(set, row, null), removed: removed.filter((name) => name !== row.name) };
}

/** An agency taken out. */
export function removeAgency(
  { set, removed }: DeskRules['agencies'],
  name: string,
  isShipped: boolean,
): DeskRules['agencies'] {
  const gone = removed.filter((each) => each !== name);
  return { set: dropRow(set, name), removed: isShipped ? [...gone, name] : gone };
}

/** An agency as it ships. */
export function restoreAgency({ set, removed }: DeskRules['agencies'], name: string): DeskRules['agencies'] {
  return { set: dropRow(set, name), removed: removed.filter((each) => each !== name) };
}

/** A word added to a list, or put back where it ships. */
export function addWord(
  words: DeskRules['words'],
  id: WordListId,
  word: string,
  shipped: readonly string[],
): DeskRules['words'] {
  const { added = [], removed = [] } = words[id] ?? {};
  return {
    ...words,
    [id]: {
      added: shipped.includes(word) || added.includes(word) ? added : [...added, word],
      removed: removed.filter((each) => each !== word),
    },
  };
}

/** A word taken out of a list. */
export function removeWord(
  words: DeskRules['words'],
  id: WordListId,
  word: string,
  shipped: readonly string[],
): DeskRules['words'] {
  const { added = [], removed = [] } = words[id] ?? {};
  return {
    ...words,
    [id]: {
      added: added.filter((each) => each !== word),
      removed: shipped.includes(word) && !removed.includes(word) ? [...removed, word] : removed,
    },
  };
}

import type {
  AgencyRow,
  CreditStyleRow,
  DeskRules,
  PhotographerRow,
  WordChanges,
} from '../../desk-rules/desk-rules.ts';
import { thresholdNames, thresholdRanges } from '../../desk-rules/thresholds.ts';
import { type WordListId, wordListIds } from '../../desk-rules/word-lists.ts';
import type { ShippedTables } from './shipped-tables.ts';

/**
 * The same changes in one form: what changes nothing is left out, words in small letters where case does not matter, all in one
 * order. Two desks' rules that do the same are equal, byte for byte, and so are the digests of their manifests.
 */
export function tidyDeskRules(desk: DeskRules, shipped: ShippedTables): DeskRules {
  return {
    house: { creditStyle: desk.house.creditStyle, datelines: desk.house.datelines },
    thresholds: tidyThresholds(desk.thresholds),
    agencies: {
      set: changedRows(desk.agencies.set.map(tidyAgency), shipped.agencies.map(tidyAgency)),
      removed: sorted(
        desk.agencies.removed.filter((name) => shipped.agencies.some((row) => row.name === name)),
      ),
    },
    photographers: byName(desk.photographers.map(tidyPhotographer)),
    creditStyles: changedRows(desk.creditStyles.map(tidyStyle), shipped.creditStyles.map(tidyStyle)),
    words: tidyWords(desk.words, shipped),
  };
}

/** Names and organisations are printed as they are written here; all other words are only looked for. */
export function foldWord(id: WordListId, word: string): string {
  return id === 'credits.organisations' ? word : word.toLowerCase();
}

function tidyThresholds(set: DeskRules['thresholds']): DeskRules['thresholds'] {
  return Object.fromEntries(
    thresholdNames.flatMap((name) => {
      const value = set[name];
      return value === undefined || value === thresholdRanges[name].default ? [] : [[name, value]];
    }),
  );
}

function tidyWords(words: DeskRules['words'], shipped: ShippedTables): DeskRules['words'] {
  return Object.fromEntries(
    wordListIds.flatMap((id) => {
      const { added, removed } = tidyWordChanges(id, words[id], new Set(shipped.words[id]));
      return added.length === 0 && removed.length === 0 ? [] : [[id, { added, removed }]];
    }),
  );
}

function tidyWordChanges(
  id: WordListId,
  { added, removed }: WordChanges = { added: [], removed: [] },
  known: ReadonlySet<string>,
): WordChanges {
  const fold = (words: readonly string[]) => sorted(words.map((word) => foldWord(id, word)));
  return {
    added: fold(added).filter((word) => !known.has(word)),
    removed: fold(removed).filter((word) => known.has(word)),
  };
}

function tidyAgency({ name, isInCreditsOnly, forms }: AgencyRow): AgencyRow {
  const pairs = Object.entries(forms).map(([form, spellings]) => [form, sorted(spellings)] as const);
  return {
    name,
    isInCreditsOnly,
    forms: Object.fromEntries(pairs.toSorted(([a], [b]) => compare(a, b))),
  };
}

function tidyPhotographer({ name, spellings }: PhotographerRow): PhotographerRow {
  return { name, spellings: sorted(spellings).filter((spelling) => spelling !== name) };
}

function tidyStyle({ name, templates }: CreditStyleRow): CreditStyleRow {
  return {
    name,
    templates: templates.map(({ line, agency, from }) => ({
      line,
      ...(agency !== undefined && { agency }),
      ...(from !== undefined && { from }),
    })),
  };
}

/** Without the rows that are as they ship. */
function changedRows<Row extends { readonly name: string }>(
  rows: readonly Row[],
  shipped: readonly Row[],
): Row[] {
  const known = new Set(shipped.map((row) => JSON.stringify(row)));
  return byName(rows.filter((row) => !known.has(JSON.stringify(row))));
}

function byName<Row extends { readonly name: string }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => compare(a.name, b.name));
}

function sorted(texts: readonly string[]): string[] {
  return [...new Set(texts)].toSorted(compare);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

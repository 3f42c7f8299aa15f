import type { AgencyRow, CreditStyleRow, DeskRules, PhotographerRow } from '../../desk-rules/desk-rules.ts';
import { completeThresholds } from '../../desk-rules/thresholds.ts';
import { wordLists } from '../../desk-rules/word-lists.ts';
import { asReceived } from '../cleaning-settings.ts';
import { foldName } from '../credits/merge-credits.ts';
import { changeRows } from './change-rows.ts';
import type { ShippedTables } from './shipped-tables.ts';
import { foldWord } from './tidy-desk-rules.ts';

/** What a desk cannot have meant, row by row, in its words; what the schema says was looked at before. */
export function findFaults(desk: DeskRules, shipped: ShippedTables): readonly string[] {
  return [
    ...houseFaults(desk, shipped),
    ...thresholdFaults(desk),
    ...agencyFaults(desk.agencies, shipped),
    ...photographerFaults(desk.photographers),
    ...styleFaults(desk.creditStyles),
    ...wordFaults(desk.words, shipped),
  ];
}

function houseFaults({ house, creditStyles }: DeskRules, shipped: ShippedTables): readonly string[] {
  const names = changeRows(shipped.creditStyles, creditStyles).map(({ name }) => name);
  return house.creditStyle === null || names.includes(house.creditStyle)
    ? []
    : [`house: no credit style is called "${house.creditStyle}"; there are ${names.join(', ')}`];
}

function thresholdFaults({ thresholds }: DeskRules): readonly string[] {
  const { sameFrameBits, alikeFrameBits } = completeThresholds(thresholds);
  return sameFrameBits <= alikeFrameBits
    ? []
    : [`thresholds: sameFrameBits (${sameFrameBits}) must not be above alikeFrameBits (${alikeFrameBits})`];
}

function agencyFaults({ set, removed }: DeskRules['agencies'], shipped: ShippedTables): readonly string[] {
  const known = new Set(shipped.agencies.map(({ name }) => name));
  const names = new Set(set.map(({ name }) => name));
  const owners = spellingOwners(changeRows(shipped.agencies, set, removed));
  return [
    ...twins(set.map(({ name }) => name)).map((name) => `agencies "${name}": it stands there twice`),
    ...removed
      .filter((name) => names.has(name))
      .map((name) => `agencies "${name}": it cannot be both set and removed`),
    ...removed
      .filter((name) => !known.has(name))
      .map((name) => `agencies "${name}": it cannot be removed: it does not ship`),
    ...set.flatMap((row) =>
      spellingsOf(row).flatMap((spelling) => {
        const other = owners.get(spelling)?.find((name) => name !== row.name);
        return other === undefined
          ? []
          : [`agencies "${row.name}": the spelling "${spelling}" is also one of "${other}"`];
      }),
    ),
  ];
}

function spellingOwners(rows: readonly AgencyRow[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const row of rows)
    for (const spelling of spellingsOf(row))
      owners.set(spelling, [...(owners.get(spelling) ?? []), row.name]);
  return owners;
}

function spellingsOf({ forms }: AgencyRow): readonly string[] {
  const all = Object.entries(forms).flatMap(([form, spellings]) => [form, ...spellings]);
  return [...new Set(all.map((spelling) => spelling.toLowerCase()))];
}

/** One spelling is one person, and a name that is printed is no other's spelling: printed lines parse to themselves. */
function photographerFaults(rows: readonly PhotographerRow[]): readonly string[] {
  const owners = new Map<string, string>();
  return rows.flatMap(({ name, spellings }) => {
    const folded = new Set([name, ...spellings].map(foldName));
    return [...folded].flatMap((spelling) => {
      const other = owners.get(spelling);
      owners.set(spelling, name);
      if (spelling.trim() === '') return [`photographers "${name}": a name needs letters`];
      return other === undefined
        ? []
        : [`photographers "${name}": "${spelling}" is also a spelling of "${other}"`];
    });
  });
}

const placeholders = new Set(['creators', 'agency', 'provider', 'via', 'marks']);

function styleFaults(rows: readonly CreditStyleRow[]): readonly string[] {
  return [
    ...twins(rows.map(({ name }) => name)).map((name) => `creditStyles "${name}": it stands there twice`),
    ...rows
      .filter(({ name }) => name === asReceived)
      .map(({ name }) => `creditStyles "${name}": the name means "as received"`),
    ...rows.flatMap(({ name, templates }) =>
      templates.flatMap(({ line }) => {
        const unknown = [...line.matchAll(/\{([^{}]*)\}/gu)].find(([, word = '']) => !placeholders.has(word));
        return unknown === undefined
          ? []
          : [
              `creditStyles "${name}": "${line}" has ${unknown[0]}; there are {${[...placeholders].join('}, {')}}`,
            ];
      }),
    ),
  ];
}

function wordFaults(words: DeskRules['words'], shipped: ShippedTables): readonly string[] {
  return wordLists.flatMap(({ id, title }) => {
    const { added = [], removed = [] } = words[id] ?? {};
    const known = new Set(shipped.words[id]);
    const fold = (word: string) => foldWord(id, word);
    const gone = new Set(removed.map(fold));
    return [
      ...added
        .filter((word) => gone.has(fold(word)))
        .map((word) => `${title} "${word}": it cannot be both added and removed`),
      ...added
        .filter((word) => /^[\p{L}\p{N}]$/u.test(word))
        .map((word) => `${title} "${word}": one letter is too little to look for`),
      ...removed
        .filter((word) => !known.has(fold(word)))
        .map((word) => `${title} "${word}": it cannot be removed: it does not ship`),
    ];
  });
}

function twins(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

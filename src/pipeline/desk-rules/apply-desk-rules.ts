import { type DeskRules, noDeskRules, type PhotographerRow } from '../../desk-rules/desk-rules.ts';
import { completeThresholds } from '../../desk-rules/thresholds.ts';
import { wordListIds } from '../../desk-rules/word-lists.ts';
import { foldName } from '../credits/merge-credits.ts';
import { contentDigest } from '../manifests/content-digest.ts';
import { compileRules, type RuleFiles, type Rules } from '../rules.ts';
import { changeRows } from './change-rows.ts';
import { placeOf, readShippedTables, type ShippedTables } from './shipped-tables.ts';
import { tidyDeskRules } from './tidy-desk-rules.ts';

/**
 * The rules that ship with a desk's changes. Changes that come to nothing are the shipped rules themselves, digest and all; a row
 * that a later version of Cutline has taken over or dropped does nothing.
 */
export function applyDeskRules(shipped: Rules, desk: DeskRules): Rules {
  const tables = readShippedTables(shipped.files);
  const changes = tidyDeskRules(desk, tables);
  if (JSON.stringify(changes) === JSON.stringify(noDeskRules)) return shipped;
  return compileRules(changeFiles(shipped.files, tables, changes), contentDigest([shipped.digest, changes]), {
    photographers: compilePhotographers(changes.photographers),
    thresholds: completeThresholds(changes.thresholds),
    house: changes.house,
  });
}

function changeFiles(files: RuleFiles, tables: ShippedTables, desk: DeskRules): RuleFiles {
  const { set, removed } = desk.agencies;
  const changed: RuleFiles = {
    ...files,
    agencies: { agencies: changeRows(tables.agencies, set, removed) },
    creditStyles: { styles: changeRows(tables.creditStyles, desk.creditStyles) },
  };
  return wordListIds.reduce((all, id) => {
    const { added, removed: gone } = desk.words[id] ?? { added: [], removed: [] };
    if (added.length === 0 && gone.length === 0) return all;
    const { file, path } = placeOf(id);
    const words = [...tables.words[id].filter((word) => !gone.includes(word)), ...added];
    return { ...all, [file]: replaceAt(all[file], path.split('.'), words) };
  }, changed);
}

/** An object with another value at a path, which is there. */
function replaceAt(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaceAt(object[key], rest, replacement) };
}

function compilePhotographers(rows: readonly PhotographerRow[]): ReadonlyMap<string, string> {
  return new Map(
    rows.flatMap(({ name, spellings }) => [name, ...spellings].map((spelling) => [foldName(spelling), name])),
  );
}

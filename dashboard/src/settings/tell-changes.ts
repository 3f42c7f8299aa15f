import type { DeskView } from '../../../src/client/rules-schemas.ts';
import type { DeskRules } from '../../../src/desk-rules/desk-rules.ts';
import { type ThresholdName, thresholdNames, thresholdRanges } from '../../../src/desk-rules/thresholds.ts';
import { wordLists } from '../../../src/desk-rules/word-lists.ts';
import { agencyRows, nameRows, styleRows, wordRows } from './desk-rows.ts';

/** What differs between two desks' rules, a line each, in a desk's words. */
export function tellChanges(
  before: DeskRules,
  after: DeskRules,
  shipped: DeskView['shipped'],
): readonly string[] {
  return [
    ...houseChanges(before.house, after.house),
    ...thresholdNames.flatMap((name) => thresholdChange(name, before, after)),
    ...rowChanges('Agency', agencyRows(shipped, before), agencyRows(shipped, after)),
    ...rowChanges('Name', nameRows(before), nameRows(after)),
    ...rowChanges('Credit style', styleRows(shipped, before), styleRows(shipped, after)),
    ...wordLists.flatMap(({ id, title }) => {
      const [was, is] = [wordRows(shipped, before, id), wordRows(shipped, after, id)];
      return [
        ...difference(is.effective, was.effective).map((word) => `${title}: “${word}” added`),
        ...difference(was.effective, is.effective).map((word) => `${title}: “${word}” removed`),
      ];
    }),
  ];
}

function houseChanges(before: DeskRules['house'], after: DeskRules['house']): readonly string[] {
  const style = (name: string | null) => name ?? 'as received';
  return [
    ...(before.creditStyle === after.creditStyle
      ? []
      : [`House style: ${style(before.creditStyle)} → ${style(after.creditStyle)}`]),
    ...(before.datelines === after.datelines ? [] : [`Datelines: ${before.datelines} → ${after.datelines}`]),
  ];
}

function thresholdChange(name: ThresholdName, before: DeskRules, after: DeskRules): readonly string[] {
  const { title, default: shipped } = thresholdRanges[name];
  const [was, is] = [before.thresholds[name] ?? shipped, after.thresholds[name] ?? shipped];
  return was === is ? [] : [`${title}: ${was} → ${is}`];
}

interface NamedRow {
  readonly name: string;
  /** `null`: it is removed. */
  readonly row: unknown;
}

function rowChanges(
  what: string,
  before: readonly NamedRow[],
  after: readonly NamedRow[],
): readonly string[] {
  const textsOf = (rows: readonly NamedRow[]) =>
    new Map(rows.flatMap(({ name, row }) => (row === null ? [] : [[name, JSON.stringify(row)]])));
  const [was, is] = [textsOf(before), textsOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name) => {
    if (was.get(name) === is.get(name)) return [];
    if (!was.has(name)) return [`${what} “${name}” added`];
    return [`${what} “${name}” ${is.has(name) ? 'changed' : 'removed'}`];
  });
}

function difference(words: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return words.filter((word) => !known.has(word));
}

import type { NamedDecision } from '../decisions/name-entries.ts';
import { settleDecisions, type EditorsWord, type GroupingDecision } from '../decisions/settle-decisions.ts';
import type { Copies } from './collect-copies.ts';

/** What editors decided of entries → what they decided of the copies that hold them. */
export function decideCopies(
  copies: readonly Copies[],
  decisions: readonly NamedDecision[],
  nearness: (a: number, b: number) => number,
): EditorsWord {
  const placeOf = new Map<number, number>();
  if (decisions.length > 0)
    copies.forEach(({ entries }, place) => {
      for (const { received } of entries) placeOf.set(received.index, place);
    });
  const grouping = decisions.flatMap(({ decision, names }): readonly GroupingDecision[] => {
    const { id, kind } = decision;
    if (kind !== 'merge' && kind !== 'keep-apart') return [];
    const named = names.map(({ entries }) => [
      ...new Set(entries.flatMap((index) => placeOf.get(index) ?? [])),
    ]);
    return [{ id, kind, named }];
  });
  return settleDecisions(copies.length, grouping, nearness);
}

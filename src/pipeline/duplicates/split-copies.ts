import type { NamedDecision } from '../decisions/name-entries.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import type { CaptionWords } from './caption-words.ts';
import type { Copies } from './collect-copies.ts';

/**
 * Exact copies are one without further question, except where an editor says otherwise of some than of others: those come
 * apart, to be joined again by everything that joins. Copies that no decision speaks of stay with the nearest in the input.
 */
export function splitCopies(
  copies: readonly Copies[],
  decisions: readonly NamedDecision[],
): readonly Copies[] {
  const roles = readRoles(decisions);
  return roles.size === 0 ? copies : copies.flatMap((each) => splitByRole(each, roles));
}

/** For each entry that decisions on grouping name, in which of them and as what. */
function readRoles(decisions: readonly NamedDecision[]): ReadonlyMap<number, string> {
  const roles = new Map<number, string>();
  decisions.forEach(({ decision, names }, place) => {
    if (decision.kind !== 'merge' && decision.kind !== 'keep-apart') return;
    names.forEach(({ entries }, at) => {
      const role = decision.kind === 'merge' ? `${place}` : `${place}.${at}`;
      for (const index of entries) roles.set(index, `${roles.get(index) ?? ''} ${role}`);
    });
  });
  return roles;
}

function splitByRole(copies: Copies, roles: ReadonlyMap<number, string>): readonly Copies[] {
  const named = copies.entries.filter(({ received }) => roles.has(received.index));
  const parts = new Map<string, { entries: PreparedEntry[]; readings: CaptionWords[] }>();
  for (const { received } of named) parts.set(roles.get(received.index) ?? '', { entries: [], readings: [] });
  if (parts.size < 2) return [copies];
  let at = 0;
  for (const [place, entry] of copies.entries.entries()) {
    // Both lists are in the order of the input: the nearest named entry only moves on.
    while (distance(named[at + 1], entry) < distance(named[at], entry)) at += 1;
    const part = parts.get(roles.get(named[at]?.received.index ?? -1) ?? '');
    part?.entries.push(entry);
    part?.readings.push(...copies.readings.slice(place, place + 1));
  }
  return [...parts.values()].flatMap((part) => {
    const [words] = part.readings;
    return words === undefined ? [] : [{ words, ...part }];
  });
}

function distance(named: PreparedEntry | undefined, { received }: PreparedEntry): number {
  return named === undefined ? Infinity : Math.abs(named.received.index - received.index);
}

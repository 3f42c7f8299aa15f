import type { LeftOut, StaleDecision } from '../manifest.ts';
import type { NamedDecision } from './name-entries.ts';
import { readDecidedDate } from './read-decided-date.ts';

export interface SiftedDecisions {
  /** What can be done, each with the entries that are there. */
  readonly live: readonly NamedDecision[];
  /** What cannot, or not wholly, because what it speaks of is gone. */
  readonly stale: readonly StaleDecision[];
}

/** Sets aside the decisions that speak of entries which are gone or became no item; where enough is left, the rest holds. */
export function findStale(decisions: readonly NamedDecision[], leftOut: readonly LeftOut[]): SiftedDecisions {
  if (decisions.length === 0) return { live: [], stale: [] };
  const reasons = new Map(leftOut.map(({ entry, reason }) => [entry.index, reason]));
  const sifted = decisions.map((decision) => siftDecision(decision, reasons));
  return {
    live: sifted.flatMap(({ live }) => live ?? []),
    stale: sifted.flatMap(({ stale }) => stale ?? []),
  };
}

interface SiftedDecision {
  readonly live: NamedDecision | null;
  readonly stale: StaleDecision | null;
}

function siftDecision(named: NamedDecision, leftOut: ReadonlyMap<number, string>): SiftedDecision {
  const { decision, names } = named;
  const { id, kind, value } = decision;
  if (kind === 'date' && readDecidedDate(value) === null)
    return { live: null, stale: { id, reason: `"${value}" is no day, month or year`, gone: [] } };
  const there = names.map(({ name, entries }) => ({
    name,
    entries: kind === 'leave-out' ? entries : entries.filter((index) => !leftOut.has(index)),
  }));
  const gone = names.filter((_, at) => there[at]?.entries.length === 0);
  const live = { decision, names: there.filter(({ entries }) => entries.length > 0) };
  const hasSense = makesSense(live);
  if (gone.length === 0 && hasSense) return { live, stale: null };
  const reason =
    gone.length === 0
      ? `it speaks of ${names.length === 0 ? 'no entry' : 'one entry only'}`
      : `${tellGone(gone, names.length, leftOut)}${hasSense ? '; it holds for the rest' : ''}`;
  return { live: hasSense ? live : null, stale: { id, reason, gone: gone.map(({ name }) => name) } };
}

/** To join and to part take two. */
function makesSense({ decision, names }: NamedDecision): boolean {
  const entries = new Set(names.flatMap((name) => name.entries));
  if (decision.kind === 'merge') return entries.size > 1;
  if (decision.kind === 'keep-apart') return names.length > 1 && entries.size > 1;
  return entries.size > 0;
}

/** `1 of its 3 entries is gone`, `its entry is left out (killed)` */
function tellGone(gone: NamedDecision['names'], count: number, leftOut: ReadonlyMap<number, string>): string {
  const causes = new Set(gone.map(({ entries }) => leftOut.get(entries[0] ?? -1) ?? null));
  const what = [...causes].map((reason) => (reason === null ? 'gone' : `left out (${reason})`)).join(' or ');
  if (count === 1) return `its entry is ${what}`;
  return `${gone.length} of its ${count} entries ${gone.length === 1 ? 'is' : 'are'} ${what}`;
}

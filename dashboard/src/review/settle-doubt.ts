import type { NewDecision } from '../../../src/client/decision-schemas.ts';
import type { Doubt } from '../../../src/client/review-schemas.ts';
import { client } from '../client.ts';
import { who } from '../shell/who.ts';

/** One way to do away with a doubt. */
export type Settlement = Deciding | { readonly kind: 'accept' } | { readonly kind: 'drop-decision' };

type Deciding =
  | { readonly kind: 'apart' }
  | { readonly kind: 'merge' }
  | { readonly kind: 'date' | 'credit'; readonly value: string };

/** A way that takes a key and nothing else. */
export type PlainSettlement = Exclude<Settlement, { readonly value: string }>;

/** Takes back what was done. */
export type Undo = () => Promise<unknown>;

/** What may be done about a doubt. */
export function canSettle(doubt: Doubt, kind: Settlement['kind']): boolean {
  const isPair = new Set(doubt.sides.flatMap(({ entries }) => entries)).size > 1;
  switch (kind) {
    case 'apart':
    case 'merge':
      return isPair && doubt.kind !== 'decision';
    case 'date':
      return doubt.kind === 'date';
    case 'credit':
      return doubt.kind === 'no-credit';
    case 'drop-decision':
      return doubt.kind === 'decision' && doubt.about !== null;
    case 'accept':
      return true;
  }
}

/** Does it; how it is taken back. `null`: a decision that was taken back is not brought back, it is made anew. */
export async function settleDoubt(doubt: Doubt, settlement: Settlement): Promise<Undo | null> {
  if (settlement.kind === 'accept')
    return undoAcceptance(await client.acceptDoubts({ doubts: [doubt.id], who: who() }));
  if (settlement.kind !== 'drop-decision') return decide(doubt, settlement);
  await client.undoDecision(doubt.galleryId, doubt.about ?? '', who());
  return null;
}

/** How doubts that were accepted at once are opened again. */
export function undoAcceptance({ id }: { readonly id: string }): Undo {
  return () => client.undoAcceptance(id, who());
}

async function decide({ galleryId, sides, message }: Doubt, settlement: Deciding): Promise<Undo> {
  const entries = [...new Set(sides.flatMap((side) => side.entries))];
  const note = `in the review: ${message}`.slice(0, 2000);
  const { decisions } = await client.decide(galleryId, [toDecision(settlement, entries, note)], who());
  return () => Promise.all(decisions.map(({ id }) => client.undoDecision(galleryId, id, who())));
}

function toDecision(settlement: Deciding, entries: string[], note: string): NewDecision {
  if (settlement.kind === 'date' || settlement.kind === 'credit')
    return { kind: settlement.kind, entries, value: settlement.value, note };
  return { kind: settlement.kind === 'apart' ? 'keep-apart' : 'merge', entries, note };
}

/** What was done, in a desk's words. */
export function tellSettlement({ kind }: Settlement): string {
  return said[kind];
}

const said: Readonly<Record<Settlement['kind'], string>> = {
  apart: 'Kept apart.',
  merge: 'Merged.',
  accept: 'Right as it is.',
  'drop-decision': 'The decision is taken back.',
  date: 'The date is decided.',
  credit: 'The credit is decided.',
};

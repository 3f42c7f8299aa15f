import type { DecisionReport, LeftOut, OverruledDecision } from '../manifest.ts';
import type { DecidedPhoto } from './decide-photos.ts';
import type { SiftedDecisions } from './find-stale.ts';

/** Which decisions the clean gallery rests on, and which it does not and why; each in the order in which they were made. */
export function reportDecisions(
  { live, stale }: SiftedDecisions,
  photos: readonly DecidedPhoto[],
  leftOut: readonly LeftOut[],
  overruled: readonly OverruledDecision[],
): DecisionReport {
  const places = new Map(live.map(({ decision }, place) => [decision.id, place]));
  const resting = new Set([
    ...photos.flatMap(({ ids }) => ids),
    ...leftOut.flatMap(({ decisions }) => decisions),
  ]);
  const told = new Map(overruled.map((each) => [`${each.id}\n${each.by}`, each]));
  return {
    applied: [...places.keys()].filter((id) => resting.has(id)),
    stale,
    overruled: [...told.values()].toSorted((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0)),
  };
}

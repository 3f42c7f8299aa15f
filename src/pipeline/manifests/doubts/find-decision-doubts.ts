import type { Manifest } from '../../manifest.ts';
import { type Doubt, type DoubtSide, itemSide } from './doubt.ts';

/** Decisions that hold no more: heavier where what they speak of is gone than where somebody decided otherwise later. */
export function findDecisionDoubts({ items, decisions }: Manifest): readonly Doubt[] {
  const sidesOf = (...ids: readonly string[]): readonly DoubtSide[] =>
    items
      .filter((item) => item.decisions.some((id) => ids.includes(id)))
      .slice(0, 2)
      .map(itemSide);
  return [
    ...decisions.stale.map(({ id, reason }) => ({
      kind: 'decision' as const,
      weight: 0.5,
      message: `a decision does not hold: ${reason}`,
      sides: sidesOf(id),
      about: id,
    })),
    ...decisions.overruled.map(({ id, by, reason }) => ({
      kind: 'decision' as const,
      weight: 0.3,
      message: `a decision is overruled: ${reason}`,
      sides: sidesOf(id, by),
      about: id,
    })),
  ];
}

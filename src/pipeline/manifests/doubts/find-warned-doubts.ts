import type { Item, Manifest } from '../../manifest.ts';
import { type Doubt, type DoubtKind, itemSide } from './doubt.ts';

/** What its warnings say of an item; the weight is the code's. `needs-review` only where `apart` does not show both sides. */
export function findWarnedDoubts({ items }: Manifest, apart: readonly Doubt[]): readonly Doubt[] {
  const shown = new Set(apart.flatMap(({ sides }) => sides.map(({ itemId }) => itemId)));
  return items.flatMap((item) =>
    withoutRepeats(item.warnings).flatMap(({ code, message }) => {
      const known = weights[code];
      if (known === undefined || (code === 'needs-review' && shown.has(item.id))) return [];
      return [{ ...known, message, sides: [itemSide(item)], about: code }];
    }),
  );
}

const weights: Readonly<Record<string, { readonly kind: DoubtKind; readonly weight: number }>> = {
  'weekday-mismatch': { kind: 'date', weight: 0.7 },
  'impossible-date': { kind: 'date', weight: 0.6 },
  'needs-review': { kind: 'apart', weight: 0.6 },
  'ambiguous-date': { kind: 'date', weight: 0.4 },
  'no-credit': { kind: 'no-credit', weight: 0.3 },
};

/** Two copies may have the same fault: it is one doubt. */
function withoutRepeats(warnings: Item['warnings']): Item['warnings'] {
  const codes = new Set<string>();
  return warnings.filter(({ code }) => {
    if (codes.has(code)) return false;
    codes.add(code);
    return true;
  });
}

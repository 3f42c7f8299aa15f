import type { PreparedEntry } from '../prepared-entry.ts';
import { preferences } from './preferences.ts';

/** The entry whose caption stands for its group: the first preference that tells two apart decides, at the end the order. */
export function chooseRepresentative(entries: readonly PreparedEntry[]): PreparedEntry {
  const [best] = entries.toSorted((a, b) => {
    for (const { weigh } of preferences) {
      const difference = weigh(b) - weigh(a);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  if (best === undefined) throw new Error('a group has at least one entry');
  return best;
}

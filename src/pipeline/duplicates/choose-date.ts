import type { PhotoDate } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';

const order: readonly PhotoDate['basis'][] = ['stated', 'relative', 'metadata', 'inferred', 'none'];

/** The representative's date; where it has none, the surest of its copies'. */
export function chooseDate(members: readonly PreparedEntry[]): PhotoDate {
  const [representative] = members;
  if (representative === undefined) throw new Error('a group has at least one entry');
  if (representative.date.value !== null) return representative.date;
  const [best] = members
    .map(({ date }) => date)
    .filter(({ value }) => value !== null)
    .toSorted((a, b) => order.indexOf(a.basis) - order.indexOf(b.basis));
  return best ?? representative.date;
}

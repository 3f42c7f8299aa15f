import { creditFullness } from '../credits/merge-credits.ts';
import type { Credit } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';

/** The fullest credit of a group, the representative's where it says as much; whole copies before cut ones. */
export function chooseCredit(members: readonly PreparedEntry[]): Credit {
  const [best] = members.toSorted(
    (a, b) =>
      Number(a.isTruncated) - Number(b.isTruncated) || creditFullness(b.credit) - creditFullness(a.credit),
  );
  const cut = members.toSorted((a, b) => creditFullness(b.credit) - creditFullness(a.credit))[0];
  if (best === undefined || cut === undefined) throw new Error('a group has at least one entry');
  return best.credit.line === null ? cut.credit : best.credit;
}

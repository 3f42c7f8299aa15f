import { creditFullness } from '../credits/merge-credits.ts';
import type { PreparedEntry } from '../prepared-entry.ts';

/** What a desk prefers in a caption; the more the better. */
export interface Preference {
  readonly name: string;
  readonly weigh: (entry: PreparedEntry) => number;
}

/** In this order; at the end the first in the input wins. */
export const preferences: readonly Preference[] = [
  { name: 'has words', weigh: ({ caption }) => (caption === '' ? 0 : 1) },
  { name: 'is the newest version', weigh: ({ received }) => (received.isSuperseded ? 0 : 1) },
  { name: 'is whole', weigh: ({ isTruncated }) => (isTruncated ? 0 : 1) },
  { name: 'ends its sentence', weigh: ({ caption }) => (/[.!?…]["”’»)\]]*$/u.test(caption) ? 1 : 0) },
  { name: 'is corrected', weigh: ({ correction }) => (correction === null ? 0 : 1) },
  { name: 'is in upper and lower case', weigh: ({ caption }) => (/\p{Ll}/u.test(caption) ? 1 : 0) },
  { name: 'credit says more', weigh: ({ credit }) => creditFullness(credit) },
  { name: 'caption says more', weigh: ({ caption }) => caption.length },
];

import type { PreparedEntry } from '../prepared-entry.ts';
import { newestStatedDay } from './infer-relative-dates.ts';

/** The day the gallery was sent, as far as its own dates tell: the newest day stated or inferred, file photos aside. */
export function inferReferenceDate(entries: readonly PreparedEntry[]): string | null {
  const inferred = entries.flatMap(({ date }) =>
    date.basis === 'inferred' && date.value !== null ? [date.value] : [],
  );
  const stated = newestStatedDay(entries);
  return [...inferred, ...(stated === null ? [] : [stated])].toSorted().at(-1) ?? null;
}

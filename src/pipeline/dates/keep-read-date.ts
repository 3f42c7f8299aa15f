import type { ReceivedEntry } from '../gallery.ts';
import { readMetadataDate } from './read-metadata-date.ts';
import type { ResolvedDate } from './resolve-date.ts';

/**
 * The date that was read of a caption before, by whoever knew the day it was sent: it stands where the same words, read again,
 * give another day, as "yesterday" does.
 */
export function keepReadDate(
  found: ResolvedDate,
  { date, earlier }: Pick<ReceivedEntry, 'date' | 'earlier'>,
): ResolvedDate {
  const basis = earlier?.dateBasis ?? null;
  const before = basis === null ? null : readMetadataDate(date);
  if (basis === null || before === null) return found;
  if (before.value === found.date.value) return { ...found, date: { ...found.date, basis } };
  return { date: { ...before, basis, text: null }, warnings: [] };
}

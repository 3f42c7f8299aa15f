import type { PhotoDate } from '../manifest.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { addDays } from './calendar.ts';
import { findDates } from './find-dates.ts';
import { relativeDate } from './settle-date.ts';

/** A wire gallery moves at most this many days after its newest photo. */
const maxDaysAfterNewest = 2;

/** Gives bare weekdays and days without a year a date, where the gallery's own stated dates support one. */
export function inferRelativeDates(entries: readonly PreparedEntry[]): readonly PreparedEntry[] {
  const newest = newestStatedDay(entries);
  if (newest === null) return entries;
  return entries.map((entry) => ({
    ...entry,
    date: inferDate(entry.date, addDays(newest, maxDaysAfterNewest)),
  }));
}

/** The newest day that a caption states; a file photo's says nothing of when the gallery was sent. */
export function newestStatedDay(entries: readonly PreparedEntry[]): string | null {
  const days = entries.flatMap(({ date, flags }) =>
    date.basis === 'stated' && date.precision === 'day' && date.value !== null && !flags.includes('file')
      ? [date.value]
      : [],
  );
  return days.toSorted().at(-1) ?? null;
}

function inferDate(date: PhotoDate, latest: string): PhotoDate {
  if (date.basis !== 'relative' || date.value !== null || date.text === null) return date;
  const when = findDates(date.text)[0]?.when;
  if (when?.kind !== 'weekday' && when?.kind !== 'month-day') return date;
  const inferred = relativeDate(when, latest, date.text).date;
  return inferred.value === null ? date : { ...inferred, basis: 'inferred' };
}

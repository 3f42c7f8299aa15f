import { isCalendarDay } from '../dates/calendar.ts';
import type { PhotoDate } from '../manifest.ts';

/**
 * `2026`, `2026-05` or `2026-05-04` as an editor decided it, or `null` where the calendar has no such day. Its basis is
 * `metadata`: like a date field it stands beside the caption; the item's `decisions` tell whose word it is.
 */
export function readDecidedDate(value: string): PhotoDate | null {
  const match = /^[1-9]\d{3}(-(?:0[1-9]|1[0-2])(-\d{2})?)?$/u.exec(value);
  if (match === null) return null;
  const [, month, day] = match;
  if (day !== undefined) return isCalendarDay(value) ? decided(value, 'day') : null;
  return decided(value, month === undefined ? 'year' : 'month');
}

function decided(value: string, precision: PhotoDate['precision']): PhotoDate {
  return { value, precision, basis: 'metadata', text: null };
}

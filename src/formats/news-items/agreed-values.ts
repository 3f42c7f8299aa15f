import { isCalendarDay } from '../../pipeline/dates/calendar.ts';

/** The headline of all that have one, if they agree, as frames of one event do; else `null`. */
export function agreedHeadline(headlines: readonly (string | null)[]): string | null {
  return onlyValue(headlines);
}

/** The day on which all were sent, if it is one, `YYYY-MM-DD`: of a feed of many days none is the day of the gallery. */
export function agreedDay(times: readonly (string | null)[]): string | null {
  return onlyValue(times.map(dayOf));
}

/** `2026-06-29T14:05:11-05:00` → `2026-06-29`, the day as its sender counts it. */
export function dayOf(time: string | null): string | null {
  const day = /^\s*(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(time ?? '')?.[1];
  return day !== undefined && isCalendarDay(day) ? day : null;
}

function onlyValue(values: readonly (string | null)[]): string | null {
  const [value, ...others] = new Set(values.filter((each) => each !== null));
  return others.length === 0 ? (value ?? null) : null;
}

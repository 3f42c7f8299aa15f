/** Days as `YYYY-MM-DD`, reckoned in the proleptic Gregorian calendar; never the clock. */
const dayMs = 86_400_000;

/** Does a text name a day that the calendar has? */
export function isCalendarDay(day: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(day);
  return match !== null && toDay(Number(match[1]), Number(match[2]), Number(match[3])) !== null;
}

/** Year, month from 1 and day → `YYYY-MM-DD`, or `null` where there is no such day. */
export function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1000) return null;
  return date.toISOString().slice(0, 10);
}

/** A day some days later (or earlier, for a negative count). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  return new Date(Date.parse(day)).getUTCDay();
}

/** The latest day of a weekday on or before a day. */
export function latestWeekday(weekday: number, onOrBefore: string): string {
  return addDays(onOrBefore, -((weekdayOf(onOrBefore) - weekday + 7) % 7));
}

/** The latest day of a month and day on or before a day, or `null` where there is none. */
export function latestMonthDay(month: number, day: number, onOrBefore: string): string | null {
  const year = Number(onOrBefore.slice(0, 4));
  for (const candidate of [year, year - 1, year - 2, year - 3, year - 4]) {
    const found = toDay(candidate, month, day);
    if (found !== null && found <= onOrBefore) return found;
  }
  return null;
}

/** How many months a month last began before that of a day: 0 for the month of the day itself. */
export function monthsSince(month: number, day: string): number {
  return (Number(day.slice(5, 7)) - month + 12) % 12;
}

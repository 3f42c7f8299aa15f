import type { When } from './date-candidate.ts';
import { months, shortWeekdays, weekdays } from './date-words.ts';

/** What a date's pattern found, by name. */
export type Groups = Readonly<Record<string, string | undefined>>;

export function weekdayNumber(name: string | undefined): number | null {
  const key = (name ?? '').toLowerCase().replace('.', '');
  return weekdays.get(key) ?? shortWeekdays.get(key) ?? null;
}

export function monthNumber(name: string | undefined): number | null {
  return months.get((name ?? '').toLowerCase().replace('.', '')) ?? null;
}

export function named({ name, day: written, year: writtenYear }: Groups): When | null {
  const month = monthNumber(name);
  return month === null ? null : { kind: 'day', year: fullYear(writtenYear), month, day: Number(written) };
}

export function numbered({ day: writtenDay, month, year: written }: Groups): When | null {
  if (Number(month) > 12 || Number(writtenDay) > 31) return null;
  return { kind: 'day', year: fullYear(written), month: Number(month), day: Number(writtenDay) };
}

export function slashed({ first, second, year: written }: Groups): When | null {
  const [a, b] = [Number(first), Number(second)];
  if (a > 12 && b <= 12 && a <= 31) return { kind: 'day', year: fullYear(written), month: b, day: a };
  if (b > 12 && a <= 12 && b <= 31) return { kind: 'day', year: fullYear(written), month: a, day: b };
  if (a > 12 || b > 12) return null;
  if (a === b) return { kind: 'day', year: fullYear(written), month: a, day: b };
  return { kind: 'ambiguous', year: fullYear(written), first: a, second: b };
}

/** Xinhua's `(201022)`: year, month, day. */
export function coded({ code = '' }: Groups): When | null {
  const [yy, month, dd] = [code.slice(0, 2), Number(code.slice(2, 4)), Number(code.slice(4))];
  return month >= 1 && month <= 12 && dd >= 1 && dd <= 31
    ? { kind: 'day', year: fullYear(yy), month, day: dd }
    : null;
}

// Wires wrote two digits until the 2010s; what is above the pivot was in the last century.
const centuryPivot = 40;

function fullYear(written: string | undefined): number {
  const value = Number(written);
  if ((written ?? '').length > 2) return value;
  return value < centuryPivot ? 2000 + value : 1900 + value;
}

export function monthOf(name: string | undefined, written: string | undefined): When | null {
  const month = monthNumber(name);
  return month === null ? null : { kind: 'month', year: Number(written), month };
}

export function monthDay({ name, day: written }: Groups): When | null {
  const month = monthNumber(name);
  const value = Number(written);
  return month === null || value < 1 || value > 31 ? null : { kind: 'month-day', month, day: value };
}

export function weekdayAlone({ weekday: name, before, after }: Groups): When | null {
  const number = weekdays.get((name ?? '').toLowerCase());
  return number === undefined
    ? null
    : { kind: 'weekday', weekday: number, isBeforeReference: before !== undefined || after !== undefined };
}

const portugueseWeekdays = ['domingo', 'segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado'];

/** `quinta`, which without its `-feira` only means "fifth" elsewhere. */
export function portugueseWeekday({ weekday: first, day: second }: Groups): When | null {
  const number = portugueseWeekdays.indexOf(first ?? second ?? '');
  return number === -1 ? null : { kind: 'weekday', weekday: number, isBeforeReference: false };
}

const countWords = ['two', 'three', 'four', 'five', 'six', 'seven'];

export function daysAgo({ count = '' }: Groups): When {
  const index = countWords.indexOf(count.toLowerCase());
  return { kind: 'days-ago', days: index === -1 ? Number(count) : index + 2 };
}

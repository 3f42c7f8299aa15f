import type { Warning } from '../gallery.ts';
import type { Credit, PhotoDate } from '../manifest.ts';
import { addDays, latestMonthDay, latestWeekday, monthsSince, toDay } from './calendar.ts';
import type { DateCandidate, When } from './date-candidate.ts';

export interface SettledDate {
  readonly date: PhotoDate;
  readonly warnings: readonly Warning[];
}

interface Surroundings {
  readonly caption: string;
  readonly credit: Credit;
  readonly referenceDate: string | null;
}

/** What was written → a date. Relative words are read against the reference date, else the metadata's, else left open. */
export function settleDate(
  candidate: DateCandidate,
  around: Surroundings,
  metadataDay: string | null,
): SettledDate {
  const { when, text } = candidate;
  if (when.kind === 'day') return statedDay(toDay(when.year, when.month, when.day), text);
  if (when.kind === 'ambiguous') return ambiguousDay(when, text, around);
  if (when.kind === 'month') return settled(`${when.year}-${pad(when.month)}`, 'month', 'stated', text);
  if (when.kind === 'year') return settled(String(when.year), 'year', 'stated', text);
  const reference = around.referenceDate ?? metadataDay;
  if (reference === null) return settled(null, null, 'relative', text);
  return relativeDate(when, reference, text);
}

/** A relative phrase read against a day. */
export function relativeDate(when: When, reference: string, text: string): SettledDate {
  switch (when.kind) {
    case 'weekday': {
      const latest = when.isBeforeReference ? addDays(reference, -1) : reference;
      return settled(latestWeekday(when.weekday, latest), 'day', 'relative', text);
    }
    case 'month-day': {
      const day = latestMonthDay(when.month, when.day, reference);
      return day === null ? impossible(text) : settled(day, 'day', 'relative', text);
    }
    case 'days-ago':
      return settled(addDays(reference, -when.days), 'day', 'relative', text);
    case 'month-alone': {
      const ago = monthsSince(when.month, reference);
      return ago > maxMonthsAgo
        ? settled(null, null, 'relative', text)
        : settled(monthsBefore(reference, ago), 'month', 'relative', text);
    }
    case 'month-of':
      return settled(
        `${Number(reference.slice(0, 4)) - when.years}-${pad(when.month)}`,
        'month',
        'relative',
        text,
      );
    case 'months-ago':
      return settled(monthsBefore(reference, when.months), 'month', 'relative', text);
    case 'years-ago':
      return settled(String(Number(reference.slice(0, 4)) - when.years), 'year', 'relative', text);
    case 'vague':
    case 'day':
    case 'month':
    case 'year':
    case 'ambiguous':
      return settled(null, null, 'relative', text);
  }
}

// A month without its year lies this far back at most; one further back is as likely the next.
const maxMonthsAgo = 8;

function monthsBefore(day: string, count: number): string {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return `${Math.floor(months / 12)}-${pad((months % 12) + 1)}`;
}

function statedDay(day: string | null, text: string): SettledDate {
  return day === null ? impossible(text) : settled(day, 'day', 'stated', text);
}

function impossible(text: string): SettledDate {
  const message = `there is no such day as "${text}"`;
  return {
    date: { value: null, precision: null, basis: 'none', text },
    warnings: [{ code: 'impossible-date', message }],
  };
}

const dayFirstAgencies = new Set([
  'PA',
  'EPA',
  'AFP',
  'dpa',
  'EFE',
  'ANSA',
  'LUSA',
  'AAP',
  'Keystone',
  'Belga',
  'ANP',
  'APA',
  'picture alliance',
]);

/** `03/04/15`: the wire's habit or the language decides; else it stays open and the desk is told. */
function ambiguousDay(
  when: Extract<When, { kind: 'ambiguous' }>,
  text: string,
  { caption, credit }: Surroundings,
): SettledDate {
  const isDayFirst =
    dayFirstAgencies.has(credit.agency ?? '') ||
    /\b(?:file (?:photo |picture )?dated|picture date|der|die|das|el|la|los|il|le|les|na|no|em)\b/iu.test(
      caption,
    );
  if (isDayFirst) return statedDay(toDay(when.year, when.second, when.first), text);
  if (credit.agency === 'AP') return statedDay(toDay(when.year, when.first, when.second), text);
  const message = `"${text}" may be day and month or month and day`;
  return {
    date: { value: null, precision: null, basis: 'none', text },
    warnings: [{ code: 'ambiguous-date', message }],
  };
}

function settled(
  value: string | null,
  precision: PhotoDate['precision'],
  basis: PhotoDate['basis'],
  text: string,
): SettledDate {
  return { date: { value, precision, basis, text }, warnings: [] };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

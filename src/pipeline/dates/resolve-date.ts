import type { Warning } from '../gallery.ts';
import type { Credit, Flag, PhotoDate } from '../manifest.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { addDays, latestMonthDay, toDay, weekdayOf } from './calendar.ts';
import type { DateCandidate } from './date-candidate.ts';
import { findDates } from './find-dates.ts';
import { readMetadataDate } from './read-metadata-date.ts';
import { settleDate } from './settle-date.ts';
import type { DatePlace } from './date-place.ts';
import { weighDate } from './weigh-date.ts';

export interface DateInput {
  /** As printed, credit already removed. */
  readonly caption: string;
  /** As received, credit and notices included. */
  readonly received: string;
  readonly flags: readonly Flag[];
  readonly credit: Credit;
  /** The date in a field beside the caption. */
  readonly metadataDate: string | null;
  /** `YYYY-MM-DD`; the day against which "Friday" is read. */
  readonly referenceDate: string | null;
}

export interface ResolvedDate {
  readonly date: PhotoDate;
  readonly warnings: readonly Warning[];
}

const noDate: PhotoDate = { value: null, precision: null, basis: 'none', text: null };

/** The day of the photo, not of the news around it: every date of the caption is found, weighed, and one is settled. */
export function resolveDate(input: DateInput): ResolvedDate {
  const metadata = readMetadataDate(input.metadataDate);
  const chosen = chooseDate(input);
  if (chosen === null) return { date: metadata ?? noDate, warnings: [] };
  const { date, warnings } = settleDate(chosen, input, dayOf(metadata));
  const settled = date.value === null && metadata !== null ? metadata : date;
  return { date: settled, warnings: [...warnings, ...weekdayWarning(chosen, settled)] };
}

/** What relative words can be read against: not a month or a year. */
function dayOf(metadata: PhotoDate | null): string | null {
  const day = metadata?.value?.slice(0, 10) ?? null;
  return day?.length === 10 ? day : null;
}

interface WeighedDate {
  readonly date: DateCandidate;
  readonly weight: number;
}

function chooseDate(input: DateInput): DateCandidate | null {
  const text = datedText(input);
  const isReleased =
    input.flags.some((flag) => ['handout', 'video', 'screenshot', 'social', 'courtesy'].includes(flag)) ||
    /\b(?:provided|released|made available|distributed)\b/iu.test(text);
  const weighed = placeDates(text, isReleased)
    .filter(({ date }) => !isComing(date, input.referenceDate))
    .toSorted((a, b) => b.weight - a.weight);
  const best = weighed[0];
  if (best === undefined || best.weight <= 0) return null;
  return isUndated(text) && best.weight < 90 ? null : withYear(best.date, weighed);
}

/** `Saturday, June 26`, sent on June 20: the weekday tells that this June 26 is still to come. */
function isComing({ when, weekday }: DateCandidate, referenceDate: string | null): boolean {
  if (when.kind !== 'month-day' || referenceDate === null) return false;
  const last = latestMonthDay(when.month, when.day, referenceDate);
  if (last === null) return false;
  const next = toDay(Number(last.slice(0, 4)) + 1, when.month, when.day);
  return next !== null && weekdayOf(next) === weekday && next <= addDays(referenceDate, maxDaysAhead);
}

// A caption that names a day without its year speaks of the months around it.
const maxDaysAhead = 180;

/** `OSTRAND - MAY 30: Crews rest on May 30, 2021`: the same day, written in full. */
function withYear(date: DateCandidate, all: readonly WeighedDate[]): DateCandidate {
  const { when } = date;
  if (when.kind !== 'month-day') return date;
  const full = all.find(
    ({ date: other }) =>
      other.when.kind === 'day' && other.when.month === when.month && other.when.day === when.day,
  );
  return full?.date ?? date;
}

/** The caption, with Xinhua's date code and what PA writes behind it, which are cut as the wire's own notes. */
function datedText({ caption, received }: DateInput): string {
  const code = /^\(\d{6}\)\s*[-–—]+\s*/u.exec(received)?.[0] ?? '';
  const note = /\bPicture date:[^.]{5,40}\.?/u.exec(received)?.[0] ?? '';
  return `${caption.includes(code) ? '' : code}${caption}${caption.includes(note) ? '' : ` ${note}`}`;
}

function placeDates(text: string, isReleased: boolean): readonly WeighedDate[] {
  const sentences = locateSentences(text);
  return findDates(text).map((date) => {
    const index = Math.max(
      0,
      sentences.findLastIndex(({ start }) => start <= date.start),
    );
    const { start, end } = sentences[index] ?? { start: 0, end: text.length };
    const place: DatePlace = {
      caption: text,
      sentence: index,
      before: text.slice(start, date.start),
      lowerBefore: text.slice(start, date.start).toLowerCase(),
      after: text.slice(date.end, end),
      isReleased,
    };
    return { date, weight: weighDate(date, place) };
  });
}

function locateSentences(text: string): readonly { readonly start: number; readonly end: number }[] {
  let from = 0;
  const spans = splitSentences(text).map((sentence) => {
    const start = Math.max(from, text.indexOf(sentence, from));
    from = start + sentence.length;
    return { start, end: from };
  });
  // "FILE. A keeper waves …", "Last Light. Winner. An owl …": a label or a title is no scene of its own.
  const titles = spans.findIndex(({ start, end }) => !isTitle(text.slice(start, end).trim()));
  const scene = spans[titles];
  return titles <= 0 || scene === undefined
    ? spans
    : [{ start: 0, end: scene.end }, ...spans.slice(titles + 1)];
}

const maxTitleWords = 4;

/** `FILE.`, `The Waiting Room.`, `Winner, 11–14 Years.`: few words, all but the small ones with capitals. */
function isTitle(sentence: string): boolean {
  return sentence.split(/\s+/u).length <= maxTitleWords && !/(?:^|\s)\p{Ll}{4}/u.test(sentence);
}

function isUndated(text: string): boolean {
  return /\b(?:undated|sin fecha|undatierte?[snr]?|non datée?|senza data|sem data)\b/iu.test(text);
}

/** A weekday that does not fit its day: the stated day stands, the desk is told. */
function weekdayWarning(
  { weekday, text }: DateCandidate,
  { value, precision }: PhotoDate,
): readonly Warning[] {
  if (weekday === null || value === null || precision !== 'day' || weekdayOf(value) === weekday) return [];
  const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
  return [
    {
      code: 'weekday-mismatch',
      message: `"${text}" is a ${names[weekdayOf(value)]}, not a ${names[weekday]}`,
    },
  ];
}

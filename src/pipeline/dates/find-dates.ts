import type { DateCandidate } from './date-candidate.ts';
import { readKeywords } from './date-keywords.ts';
import { datePatterns } from './date-patterns.ts';
import { anyShortWeekday, anyWeekday } from './date-words.ts';
import { weekdayNumber } from './read-date-words.ts';

/** No caption says its day behind this many characters. */
const maxDatedLength = 2000;

/** Every date a text may mean, in the order of the text. */
export function findDates(caption: string): readonly DateCandidate[] {
  const text = caption.slice(0, maxDatedLength);
  const found: DateCandidate[] = [];
  const lower = text.toLowerCase();
  // "İ" grows: then places would not be those of the text.
  const folded = lower.length === text.length ? lower : text;
  let words = readKeywords(text, found);
  for (const { keywords, hasWeekday, ignoresCase, pattern, read } of datePatterns) {
    if (!words.some((word) => keywords.has(word))) continue;
    const before = found.length;
    for (const match of (ignoresCase ? folded : text).matchAll(pattern)) {
      const led = hasWeekday === true ? weekdayBefore(folded, match.index) : null;
      const start = led?.start ?? match.index;
      const end = match.index + match[0].length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const when = read(match.groups ?? {});
      if (when === null) continue;
      found.push({
        start,
        end,
        text: text.slice(start, end).trim(),
        when,
        weekday: weekdayNumber(led?.weekday ?? match.groups?.['weekday']),
      });
    }
    if (found.length > before) words = readKeywords(text, found);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

const leadingWeekday = new RegExp(
  `(?<![\\p{L}\\d])(?<weekday>${anyWeekday}|(?:${anyShortWeekday})\\.?),?\\s+(?:(?:night|morning|evening|afternoon|the|den|le|el|il),?\\s+)?$`,
  'u',
);
/** The longest weekday with what may stand between it and its day; more spaces than a few are no sentence. */
const maxLeadLength = 40;

/** `Thursday, ` before a date, and where it begins. */
function weekdayBefore(
  lower: string,
  index: number,
): { readonly start: number; readonly weekday: string } | null {
  const from = Math.max(0, index - maxLeadLength);
  const match = leadingWeekday.exec(lower.slice(from, index));
  const weekday = match?.groups?.['weekday'];
  return match === null || weekday === undefined ? null : { start: from + match.index, weekday };
}

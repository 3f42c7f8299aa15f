import type { DateCandidate } from './date-candidate.ts';
import type { DatePlace } from './date-place.ts';

/** `during the first half of Friday's Class 4A semifinal` */
function isPlayedThen(before: string, after: string): boolean {
  // Most dates own nothing: the long patterns are not even compiled for them.
  if (!/^['’]s\s/u.test(after)) return false;
  return (
    (/\b(?:during|in|of|at)\s(?:(?:a|the)\s(?:[\p{L}-]+\s){1,3}(?:of|in|at)\s)?$/iu.test(before) ||
      takesPart.test(before)) &&
    /^['’]s\s(?:[\p{L}\d&'’-]+\s){0,4}(?:games?|match|(?:semi|quarter)?-?finals?|race|meet|tournament|championship|contest|bout|parade|ceremony|concert|show|performance|practice|rehearsal|protest|rally|march|vote|hearing|debate|loss|win|victory|opener|playoff|round|festival|fair|service|vigil|fire|storm)\b/iu.test(
      after,
    )
  );
}

/** `leads Saturday's parade`; not `will lead Saturday's parade` */
const takesPart =
  /(?<!\b(?:will|to|would|could|may|not)\s)\b(?:leads?|opens?|starts?|wins?|joins?|watch(?:es)?|enters?|attends?|enjoys?)\s$/iu;

/** `during the Monday night game`: one game, not a market held every week. */
export function isOneGame(before: string, after: string): boolean {
  return /\bduring the\s$/iu.test(before) && /^\s(?:night|morning|afternoon|evening)\b/u.test(after);
}

/** `Friday Harbor`, `Black Friday`, `the Sunday market`, `April Ryan`: words that only look like a date. */
export function isPartOfName(date: DateCandidate, { before, after }: DatePlace): boolean {
  if (date.when.kind !== 'weekday') return false;
  if (isOneGame(before, after)) return false;
  // German writes every noun large: "räumen am Montag Treibgut".
  const isGerman =
    /(?:tag|woch|abend)$/u.test(date.text) && /\b(?:[Aa]m|[Vv]om|[Zz]um|[Ss]eit|[Aa]b)\s$/u.test(before);
  if (/^\s+\p{Lu}/u.test(after) && !/^\s+(?:I|GMT)\b/u.test(after) && !isGerman) return true;
  if (
    /(?:^|\s)(?:Black|Good|Easter|Palm|Ash|Cyber|Super|Bloody|Holy|Blue|Giving|Casual|Every|every|each|Each|the|The|a|A|weekly|most|some|many)\s$/u.test(
      before,
    )
  )
    return true;
  if (/^\s(?:school|market|league|brunch|paper|edition|newspaper|rush|deadline|blues)\b/u.test(after))
    return true;
  // "during the first half of Friday's semifinal": the day of what is seen.
  if (/^['’]s\s/u.test(after) && isPlayedThen(before, after)) return false;
  return /^['’]s\s/u.test(after) || joinedBefore.test(before) || joinedBehind.test(after);
}

/** `Friday and Saturday nights`: a habit, or a span. */
const joinedBefore = /(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\s+(?:and|&)\s+$/u;
const joinedBehind = /^\s+(?:and|&)\s+(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day/u;

import {
  afterOrdinals,
  closingAbbreviations,
  leaningAbbreviations,
  sentenceOpeners,
  wordsToo,
} from './abbreviations.ts';

/**
 * A caption → its sentences, trimmed, in order. The wires' abbreviations do not end one:
 * `Gen. Ada Roe waves in Redfern, Mich., on Oct. 3. She left.` → two sentences.
 */
export function splitSentences(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const stop of text.matchAll(stopRun)) {
    const end = stop.index + stop[0].length;
    if (!endsSentence(text, stop.index, end)) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  sentences.push(text.slice(start));
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

/** Stops and the quotes or brackets that close with them. */
const stopRun = /[.!?…。！？؟।]{1,8}["'”’»“)\]」』]{0,3}/gu;
/** What a new sentence may begin with: quotes, dashes, then a capital, a digit or a letter of a script without capitals. */
const opening =
  /^\s+(?:[-–—•*]\s*)?["'“‘„«»¿¡([「『]{0,3}([\p{Lu}\p{Lt}\p{Lo}\p{N}][\p{L}\p{M}\p{N}'’-]{0,30})/u;
const fullWidthStop = /[。！？]/u;
const longestWord = 24;
const longestOpening = 48;

function endsSentence(text: string, stopAt: number, end: number): boolean {
  if (end >= text.length) return false;
  const stops = text.slice(stopAt, end);
  if (fullWidthStop.test(stops)) return true;
  const next = opening.exec(text.slice(end, end + longestOpening));
  if (next === null) return false;
  if (!/^\.["'”’»“)\]]{0,3}$/u.test(stops)) return true;
  return stopEndsSentence(wordBefore(text, stopAt), next[1] ?? '', text.slice(end, end + 4));
}

/** Decides a single full stop from the word before it and the word after it. */
function stopEndsSentence(before: string, after: string, between: string): boolean {
  const word = before.toLowerCase();
  const follower = after.toLowerCase();
  if (/^\d{1,2}$/.test(word) && afterOrdinals.has(follower)) return false;
  const beginsAnew = sentenceOpeners.has(follower);
  // "c. 1920"
  if (before === 'c' && /^\d/.test(after)) return false;
  if (wordsToo.has(before)) return !/^\d/.test(after);
  if (leaningAbbreviations.has(word)) return monthThenAnew(word, beginsAnew);
  if (isInitial(before)) return beginsAnew;
  if (!closingAbbreviations.has(word)) return true;
  // A state closes its sentence unless a dash or a bracket goes on with the dateline: `REDFERN, Mich. (AP) — …`.
  if (/[-–—(]/.test(between)) return false;
  return isState(before) ? true : beginsAnew;
}

/** `in Oct. The` ends; `Oct. 3` and `Sen. The` do not. */
function monthThenAnew(word: string, beginsAnew: boolean): boolean {
  return beginsAnew && word.length <= 4 && shortMonths.has(word);
}

const shortMonths: ReadonlySet<string> = new Set(
  'jan feb apr aug sept sep oct nov dec okt dez ene abr ago dic'.split(' '),
);

/** Capital first and no inner stop: `Mich`, `Calif`, but not `Inc`, `Jr`, `U.S`. */
function isState(word: string): boolean {
  return /^\p{Lu}\p{Ll}{1,4}$/u.test(word) && !firmsAndPeople.has(word.toLowerCase());
}

const firmsAndPeople: ReadonlySet<string> = new Set(
  'inc co corp ltd bros jr sr esq ave blvd rd dept univ assn est etc mon tue tues wed thu thur thurs fri sat sun'.split(
    ' ',
  ),
);

/** `J`, or letters with stops between: `U.S`, `J.R`. */
function isInitial(word: string): boolean {
  return /^\p{L}(?:\.\p{L}){0,5}$/u.test(word) && /^\p{Lu}/u.test(word);
}

/** The word that a stop follows, its inner stops included: `U.S`, `p.m`, `Oct`. */
function wordBefore(text: string, end: number): string {
  const piece = text.slice(Math.max(0, end - longestWord), end);
  return /[\p{L}\p{M}\p{N}.]*$/u.exec(piece)?.[0].replace(/^\.+/, '') ?? '';
}

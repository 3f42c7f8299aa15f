import { ExpectedError } from '../../errors.ts';
import type { PageQuestion } from '../pages.ts';
import type { RunState } from '../records.ts';
import { factTerm, quoteTerm } from './print-terms.ts';
import { readSearch, type SearchPhrase } from './read-search.ts';

/** Which galleries: every part that is there must hold; what is not named leaves all in. */
export interface GalleryFilter {
  /** Words, the last of which may be a beginning, and phrases in quotes. */
  readonly search?: string | undefined;
  readonly source?: string | undefined;
  /** Of the newest run that is no preview. */
  readonly state?: RunState | undefined;
  /** Received then or later: a day, `YYYY-MM-DD` in UTC, or an ISO 8601 time. */
  readonly from?: string | undefined;
  /** Received on this day or earlier, or before this time. */
  readonly to?: string | undefined;
  /** The code of a warning of the published manifest. */
  readonly warning?: string | undefined;
  /** A flag of an item of the published manifest. */
  readonly flag?: string | undefined;
}

/** A filter whose parts may be `null` as well, which leaves all in. */
export type AskedFilter = { readonly [Name in keyof GalleryFilter]: GalleryFilter[Name] | null };

export type GalleryQuestion = AskedFilter & PageQuestion;

/** A question as `search_listings` takes it: three parts of a `tsquery`, each of which may be empty. */
export interface TermsQuestion {
  /** Words and facts, for which the index answers exactly. */
  readonly terms: string;
  /** The beginning of a word: `'har':*`. */
  readonly beginning: string;
  /** Words side by side, which only the row itself can tell. */
  readonly phrases: string;
}

/** What the terms must hold, or `null` when nothing can: it asks for words and has none. `USAGE` for a search too long. */
export function readTermsQuestion(question: AskedFilter): TermsQuestion | null {
  const { search = null, source = null, state = null, warning = null, flag = null } = question;
  if (search !== null && search.length > maxSearchCharacters) throw tooLong(search);
  const phrases = galleryIdIn(search) === null ? readSearch(search ?? '') : [];
  if (phrases === null) return null;
  const facts = [
    ...(source === null ? [] : [factTerm('source', source)]),
    ...(state === null ? [] : [factTerm('state', isUnfinished(state) ? 'unfinished' : state)]),
    ...(warning === null ? [] : [factTerm('warning', warning)]),
    ...(flag === null ? [] : [factTerm('flag', flag)]),
  ];
  return {
    terms: [...new Set([...facts, ...phrases.flatMap(wholeWords)])].map(quoteTerm).join(' & '),
    beginning: phrases.map(beginningOf).join(''),
    phrases: phrases
      .filter(({ words }) => words.length > 1)
      .map(printPhrase)
      .join(' & '),
  };
}

/** From when and before when a filter's galleries were received, as ISO 8601 times; `null`: whenever. */
export function readTimes({ from = null, to = null }: AskedFilter): {
  readonly receivedFrom: string | null;
  readonly receivedBefore: string | null;
} {
  return {
    receivedFrom: from !== null && isDay(from) ? startOfDay(from, 0) : from,
    receivedBefore: to !== null && isDay(to) ? startOfDay(to, 1) : to,
  };
}

function isDay(moment: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(moment);
}

function startOfDay(day: string, daysLater: number): string {
  const start = new Date(`${day}T00:00:00Z`);
  start.setUTCDate(start.getUTCDate() + daysLater);
  return start.toISOString();
}

/** A search for one gallery by its id, or `null`. */
export function galleryIdIn(search: string | null | undefined): string | null {
  return /^\s*(gal_[0-9a-f-]{36})\s*$/.exec(search ?? '')?.[1] ?? null;
}

/** Longer ones are not what someone types. */
const maxSearchCharacters = 200;

function isUnfinished(state: RunState): boolean {
  return state === 'queued' || state === 'running';
}

function wholeWords({ words, isOpen }: SearchPhrase): readonly string[] {
  return isOpen ? words.slice(0, -1) : words;
}

/** Only the last phrase is open. */
function beginningOf({ words, isOpen }: SearchPhrase): string {
  const last = words.at(-1);
  return isOpen && last !== undefined ? `${quoteTerm(last)}:*` : '';
}

function printPhrase({ words, isOpen }: SearchPhrase): string {
  return `(${words.map(quoteTerm).join(' <-> ')}${isOpen ? ':*' : ''})`;
}

function tooLong(search: string): ExpectedError {
  return new ExpectedError(
    'USAGE',
    `a search has at most ${maxSearchCharacters} characters, not ${search.length}`,
  );
}

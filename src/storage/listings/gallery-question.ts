import { ExpectedError } from '../../errors.ts';
import type { PageQuestion } from '../pages.ts';
import type { RunState } from '../records.ts';
import { factTerm, quoteTerm } from './print-terms.ts';
import { readSearch, type SearchPhrase } from './read-search.ts';

/** Which galleries: every part that is there must hold. */
export interface GalleryQuestion extends PageQuestion {
  /** Words, the last of which may be a beginning, and phrases in quotes. */
  readonly search?: string | null;
  readonly source?: string | null;
  /** Of the newest run. */
  readonly state?: RunState | null;
  /** Received at or after; ISO 8601. */
  readonly from?: string | null;
  /** Received before; ISO 8601. */
  readonly to?: string | null;
  /** A warning's code. */
  readonly warning?: string | null;
  readonly flag?: string | null;
}

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
export function readTermsQuestion(question: GalleryQuestion): TermsQuestion | null {
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

/** A search for one gallery by its id, or `null`. */
export function galleryIdIn(search: string | null): string | null {
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

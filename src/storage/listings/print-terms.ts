import { storableText } from '../storable-text.ts';
import { blocksOf } from './sequence-blocks.ts';
import { searchWords } from './search-words.ts';

/** What a gallery is found by, beside the state of its run. */
export interface ListingTerms {
  /** `null`: the statement that writes them adds its blocks. */
  readonly sequence: string | null;
  readonly source: string;
  /** Name, headline, captions, credit lines: a phrase is never found across two. */
  readonly texts: readonly string[];
  readonly flags: readonly string[];
  /** Codes. */
  readonly warnings: readonly string[];
}

/** The terms as PostgreSQL reads a `tsvector`: words with their places, and `#name=value` for all else that lists filter by. */
export function printTerms({ sequence, source, texts, flags, warnings }: ListingTerms): string {
  const facts = [
    ...(sequence === null ? [] : blocksOf(Number(sequence))),
    factTerm('source', source),
    ...flags.map((flag) => factTerm('flag', flag)),
    ...warnings.map((code) => factTerm('warning', code)),
  ];
  return [...[...new Set(facts)].map(quoteTerm), printWords([source, ...texts])].join(' ');
}

/** The words of texts as PostgreSQL reads a `tsvector`. */
export function printWords(texts: readonly string[]): string {
  // Words are letters and digits: nothing in them is to be escaped.
  const words = [...placesOf(texts)].map(([word, places]) =>
    places.length === 0 ? `'${word}'` : `'${word}':${places.join(',')}`,
  );
  return words.join(' ');
}

/** A term that no word begins as: `#source=wire`. */
export function factTerm(name: 'source' | 'flag' | 'warning' | 'state', value: string): string {
  return `#${name}=${storableText(value)}`.slice(0, maxFactCharacters);
}

/** A term as it stands in a `tsvector` or `tsquery`. */
export function quoteTerm(term: string): string {
  return `'${term.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

function placesOf(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  let place = 0;
  let bytes = 0;
  for (const text of texts) {
    for (const word of searchWords(text)) {
      place += 1;
      const known = places.get(word);
      if (known === undefined) bytes += word.length * mostBytesOfCharacter;
      if (bytes > maxWordBytes) return places;
      if (known === undefined) places.set(word, place <= maxPlace ? [place] : []);
      else if (place <= maxPlace && known.length < maxPlaces) known.push(place);
    }
    place += 1;
  }
  return places;
}

const maxFactCharacters = 500;
/** Of all different words of a gallery, counted generously; PostgreSQL takes 1 MiB with their places. */
const maxWordBytes = 512 * 1024;
const mostBytesOfCharacter = 3;
/** PostgreSQL's: words further back are found, but not in phrases. */
const maxPlace = 16_383;
const maxPlaces = 255;

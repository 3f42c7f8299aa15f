import { functionWords, titles } from './word-forms.ts';

/**
 * `The Otters beat the Gulls` and `The Gulls beat the Otters`: two words that changed places around a third. Words that only
 * moved, as `in Ostrand on Monday` and `on Monday in Ostrand`, have nothing between them in both; days, numbers and what
 * stands behind a preposition of place may stand anywhere. `null`: none did.
 */
export function changedPlaces(
  a: readonly string[],
  b: readonly string[],
): { readonly first: string; readonly second: string } | null {
  const [places, others] = [placesOf(a), placesOf(b)];
  const known = [...places.keys()].filter((word) => others.has(word));
  const movers = known.filter((word) => !isDay(word) && !isPlace(a, b, word));
  const isTurned = (x: string, y: string) => isBefore(places, x, y) && isBefore(others, y, x);
  // `Ostrand Mayor Runa Holt` and `Runa Holt, mayor of Ostrand`: a title turns nobody round.
  for (const pivot of known.filter((word) => !titles.has(word))) {
    const first = movers.find((word) => isTurned(word, pivot));
    const second = movers.find((word) => isTurned(pivot, word));
    if (first !== undefined && second !== undefined) return { first, second };
  }
  return null;
}

type Places = ReadonlyMap<string, number>;

function isBefore(places: Places, first: string, second: string): boolean {
  return (places.get(first) ?? 0) < (places.get(second) ?? 0);
}

/** Each word that stands once in a scene, and where. */
function placesOf(words: readonly string[]): Places {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (functionWords.has(word) || placePrepositions.has(word)) continue;
    if (places.has(word)) repeated.add(word);
    places.set(word, at);
  }
  for (const word of repeated) places.delete(word);
  return places;
}

/** A day, a number, or what only says who is who. */
function isDay(word: string): boolean {
  return /^(?:[mw@]?\d|@)/u.test(word);
}

const placePrepositions: ReadonlySet<string> = new Set(
  'in at on near outside inside im am auf bei en sur à dans em no na nel nella sul'.split(' '),
);

/** `on the left` is no place: who stands there tells two pictures apart. */
const sides: ReadonlySet<string> = new Set(['left', 'right', 'foreground', 'background', 'top', 'bottom']);

/** Behind a preposition of place in both scenes, an article between them or not. */
function isPlace(a: readonly string[], b: readonly string[], word: string): boolean {
  if (sides.has(word)) return false;
  return [a, b].every((words) => {
    const at = words.indexOf(word);
    const [before = '', article = ''] = [words[at - 2], words[at - 1]];
    return placePrepositions.has(article) || (functionWords.has(article) && placePrepositions.has(before));
  });
}

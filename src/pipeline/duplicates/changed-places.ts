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
  const places = placesOf(b);
  const words = [...placesOf(a)].filter(([word]) => places.has(word) && !isDay(word) && !isPlace(a, b, word));
  for (const [first, at] of words) {
    for (const [second, later] of words) {
      const [from, to] = [places.get(second) ?? 0, places.get(first) ?? 0];
      if (later <= at || to <= from) continue;
      const between = new Set(a.slice(at + 1, later).filter(isPivot));
      if (b.slice(from + 1, to).some((word) => between.has(word))) return { first, second };
    }
  }
  return null;
}

/** `Ostrand Mayor Runa Holt` and `Runa Holt, mayor of Ostrand`: a title turns nobody round. */
function isPivot(word: string): boolean {
  return !functionWords.has(word) && !titles.has(word);
}

/** Each word that stands once in a scene, and where. */
function placesOf(words: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [at, word] of words.entries()) {
    if (functionWords.has(word)) continue;
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

/** Behind a preposition of place in both scenes, an article between them or not. */
function isPlace(a: readonly string[], b: readonly string[], word: string): boolean {
  return [a, b].every((words) => {
    const at = words.indexOf(word);
    return [words[at - 1], words[at - 2]].some(
      (before, index) =>
        before !== undefined &&
        placePrepositions.has(before) &&
        (index === 0 || functionWords.has(words[at - 1] ?? '')),
    );
  });
}

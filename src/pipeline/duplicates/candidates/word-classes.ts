/** Words that may stand for one another, as classes that grow together. */
export interface WordClasses {
  /** The number of a word that is known or from now on is. */
  readonly numberOf: (word: string) => number;
  readonly isKnown: (word: string) => boolean;
  readonly words: () => readonly string[];
  readonly unite: (a: string, b: string) => void;
  /** The class of a known word: the number that stands for all that are one with it. */
  readonly classOf: (word: string) => number;
}

/** No words yet. */
export function startWordClasses(): WordClasses {
  const numbers = new Map<string, number>();
  const parents: number[] = [];
  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, parents.length);
    return parents.push(parents.length) - 1;
  };
  const rootOf = (number: number): number => {
    let root = number;
    for (let parent = parents[root] ?? root; parent !== root; parent = parents[root] ?? root) {
      // Each step halves the way for whoever comes next.
      parents[root] = parents[parent] ?? parent;
      root = parent;
    }
    return root;
  };
  return {
    numberOf,
    isKnown: (word) => numbers.has(word),
    words: () => [...numbers.keys()],
    unite: (a, b) => {
      const [first, second] = [rootOf(numberOf(a)), rootOf(numberOf(b))];
      parents[Math.max(first, second)] = Math.min(first, second);
    },
    classOf: (word) => rootOf(numberOf(word)),
  };
}

import type { ReceivedPhoto } from '../../gallery.ts';
import type { CaptionWords } from '../caption-words.ts';
import { isDateWord } from '../compare-scenes.ts';
import { functionWords } from '../word-forms.ts';
import type { WordClasses } from './word-classes.ts';

/** One way to read a caption, its words as the numbers of their classes. */
export interface ComparedCaption {
  /** Of which copies this is a caption: their place in the list. */
  readonly place: number;
  readonly words: CaptionWords;
  readonly photo: ReceivedPhoto | null;
  /** All that may belong to its scene, ascending. */
  readonly scene: Int32Array;
  /** What another caption must have to show the same with more words, each once. */
  readonly anchors: Int32Array;
  /** The same without what only says when. */
  readonly undated: Int32Array;
  /** All its words in their order. */
  readonly sequence: Int32Array;
}

/** What `alignWords` looks at. */
const maxWords = 400;

/** Looks a caption's words up. */
export function readClasses(
  { place, words, photo }: Pick<ComparedCaption, 'place' | 'words' | 'photo'>,
  classes: Pick<WordClasses, 'classOf'>,
): ComparedCaption {
  const toClasses = (list: readonly string[]) => Int32Array.from(list, classes.classOf);
  const toSet = (list: readonly string[]) => Int32Array.from(new Set(toClasses(list))).sort();
  const inView = words.scene.slice(0, Math.max(0, maxWords - words.opening.length)).filter(isAnchor);
  return {
    place,
    words,
    photo,
    scene: toSet([...words.opening, ...words.scene]),
    anchors: toSet(inView),
    undated: toSet(inView.filter((word) => !isDateWord(word))),
    sequence: toClasses(words.words),
  };
}

/** Function words, weekdays, initials and sides may be missing from a copy. */
function isAnchor(word: string): boolean {
  return !functionWords.has(word) && !/^(?:w\d|\p{L}|@.*)$/u.test(word);
}

/** How many of a caption's words another has not; counted no further than to one more than `most`. */
export function countMissing(words: Int32Array, { scene }: ComparedCaption, most: number): number {
  let missing = 0;
  for (let at = 0; at < words.length && missing <= most; at += 1)
    if (!has(scene, words[at] ?? -1)) missing += 1;
  return missing;
}

/** Is a number among ascending ones? */
function has(numbers: Int32Array, number: number): boolean {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < number) from = middle + 1;
    else to = middle;
  }
  return numbers[from] === number;
}

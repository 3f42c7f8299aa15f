import { withoutCutMark } from '../captions/cleaners/strip-more.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { splitSentences } from '../sentences/split-sentences.ts';
import { prepareBigrams, type PreparedBigrams } from './dice-coefficient.ts';
import { findPeople } from './find-people.ts';
import { readWords, toWords } from './to-words.ts';
import { withoutFrame } from './without-frame.ts';

/** A caption made ready for comparing: its words in standard form, its scene apart from its background. */
export interface CaptionWords {
  readonly entry: PreparedEntry;
  readonly words: readonly string[];
  /** The same words as they are written: a cut word is the beginning of one. */
  readonly written: readonly string[];
  /** The words of the sentence that says what the picture shows: the dated one, else the first. */
  readonly scene: readonly string[];
  /** The names of people in the scene, in its order. */
  readonly people: readonly string[];
  /** Equal for copies that differ in nothing but dress. */
  readonly key: string;
  /** The scene as the score sees it, and prepared for many scores. */
  readonly sceneText: string;
  readonly bigrams: PreparedBigrams;
}

/** Prepares a caption once for all its comparisons. */
export function readCaptionWords(entry: PreparedEntry): CaptionWords {
  const text = withoutFrame(withoutCutMark({ text: entry.caption }));
  const read = readWords(text);
  const words = read.map(({ form }) => form);
  const scene = findScene(text);
  return {
    entry,
    words,
    written: read.map(({ written }) => written),
    scene: toWords(scene),
    people: findPeople(scene),
    key: words.join(' '),
    sceneText: scene,
    bigrams: prepareBigrams(scene),
  };
}

/** Wire style puts the date into the sentence that shows the scene; background may stand before it. */
function findScene(text: string): string {
  const sentences = splitSentences(text);
  const scenes = sentences.filter((sentence) => !dateNote.test(sentence));
  return scenes.find((sentence) => fullDate.test(sentence)) ?? scenes[0] ?? text;
}

/** `Picture date: Tuesday March 15, 2022.`, `Picture taken June 18, 2021.` */
const dateNote =
  /^(?:picture date|issue date|date taken|date|(?:picture|photo|video|image)s? (?:was |were )?(?:taken|shot|made))\b/iu;
const fullDate =
  /\b\p{L}{3,10}\.?\s\d{1,2},?\s(?:19|20)\d{2}\b|\b\d{1,2}\.?\s(?:de\s)?\p{L}{3,10}\.?\s(?:de\s)?(?:19|20)\d{2}\b/u;

import { withoutCutMark } from '../captions/cleaners/strip-more.ts';
import { foldName } from '../credits/merge-credits.ts';
import type { PreparedEntry } from '../prepared-entry.ts';
import { prepareBigrams, type PreparedBigrams } from './dice-coefficient.ts';
import { findPeople } from './find-people.ts';
import { findScene } from './find-scene.ts';
import { lazily } from './lazily.ts';
import { markLostLetters } from './mark-lost-letters.ts';
import { findOwners, readWords, toWords } from './to-words.ts';
import { withoutAside } from './without-aside.ts';
import { withoutFrame } from './without-frame.ts';
import { withoutTitle } from './without-title.ts';

/** What comparing looks at of an entry. */
export type ComparedEntry = Pick<
  PreparedEntry,
  'caption' | 'credit' | 'flags' | 'date' | 'correction' | 'isTruncated'
>;

/** A caption made ready for comparing: its words in standard form, its scene apart from its background. */
export interface CaptionWords {
  readonly entry: ComparedEntry;
  readonly words: readonly string[];
  /** The same words as they are written: a cut word is the beginning of one. */
  readonly written: () => readonly string[];
  /** The words of the sentence that says what the picture shows: the dated one, else the first. */
  readonly scene: readonly string[];
  /** The same without asides that only say who somebody is. */
  readonly sceneWithoutAside: () => readonly string[];
  /** The words of what stands before the scene, mostly none. */
  readonly opening: readonly string[];
  /** What stands behind the scene, as printed: background, mostly. */
  readonly rest: string;
  /** The names of people in the scene, in its order. */
  readonly people: readonly string[];
  /** Whose things stand in opening and scene. */
  readonly owners: readonly string[];
  /** The words behind a title that a paper sets in front, `''` where there is none. */
  readonly keyWithoutTitle: () => string;
  /** Equal for copies that differ in nothing but dress. */
  readonly key: string;
  /** The scene as the score sees it, and prepared for many scores, as is what stands behind it. */
  readonly sceneText: string;
  readonly bigrams: () => PreparedBigrams;
  readonly restBigrams: () => PreparedBigrams;
  /** The words of each photographer's name, and the name as it is compared. */
  readonly creators: () => readonly Creator[];
}

export interface Creator {
  readonly name: string;
  readonly words: readonly string[];
  readonly folded: string;
}

/** Prepares a caption once for all its comparisons. */
export function readCaptionWords(entry: ComparedEntry): CaptionWords {
  const text = markLostLetters(withoutFrame(withoutCutMark({ text: entry.caption })));
  const read = readWords(text);
  const words = read.map(({ form }) => form);
  const { opening, scene, rest } = findScene(text);
  return {
    entry,
    words,
    written: () => read.map(({ written }) => written),
    scene: toWords(scene),
    sceneWithoutAside: lazily(() => toWords(withoutAside(scene))),
    people: findPeople(scene),
    owners: findOwners(`${opening} ${scene}`),
    key: words.join(' '),
    keyWithoutTitle: lazily(() => toWords(withoutTitle(text)).join(' ')),
    opening: toWords(opening),
    rest,
    sceneText: scene,
    bigrams: lazily(() => prepareBigrams(scene)),
    restBigrams: lazily(() => prepareBigrams(rest)),
    creators: lazily(() =>
      entry.credit.creators.map((name) => ({ name, words: toWords(name), folded: foldName(name) })),
    ),
  };
}

import { defaultThresholds } from '../../desk-rules/thresholds.ts';
import { alignWords, type WordChange } from './align-words.ts';
import type { CaptionWords } from './caption-words.ts';
import { diceCoefficient, prepareBigrams } from './dice-coefficient.ts';
import { changedPlaces } from './changed-places.ts';
import { isTypo } from './is-typo.ts';
import { readableWords } from './readable-words.ts';
import { respell, respellNames, respellOwners } from './respell.ts';
import { isApposition } from './to-words.ts';
import { functionWords, states, titles } from './word-forms.ts';

export interface SceneVerdict {
  readonly band: 'same' | 'unsure' | 'different';
  readonly reason: string;
}

type Scene = Pick<CaptionWords, 'scene' | 'people' | 'owners'>;

/**
 * Compares what two captions show, word by word. A word put in another's place is another photo; a misspelling, another
 * order or a left-out date is the same one; words that only one has leave it open. `note`: the words of a correction's
 * note, which tell what was put in another's place on purpose.
 */
export function compareScenes(
  a: Scene,
  b: Scene,
  note: readonly string[] = [],
  misspellings: number = defaultThresholds.misspellings,
): SceneVerdict {
  if (Math.max(a.scene.length, b.scene.length) > maxSceneWords) return compareLong(a, b);
  const words = respellOwners(a.scene, b.owners);
  const other = respell(respellNames(respellOwners(b.scene, a.owners), b.people, a.people), words);
  const scene = respell(words, other);
  const changes = alignWords(scene, other).map(contentOf).filter(isChange);
  if (changes.length === 0) return { band: 'same', reason: tellSpellings(a, b) };
  const swapped = changedPlaces(scene, other);
  if (swapped !== null)
    return { band: 'different', reason: `${swapped.first} and ${swapped.second} changed places` };
  if (onlyMoved(changes)) return { band: 'same', reason: 'same words in another order' };
  const { pairs, rest } = takeTypos(changes, new Set(note), misspellings);
  const open = dropLeftOut(dropClause(dropMoved(rest), a, b), a, b).filter(isChange);
  const spellings = pairs.map((pair) => pair.join(' / ')).join(', ');
  if (areOneAndSeveral(pairs)) return { band: 'different', reason: `one and several: ${spellings}` };
  if (open.length === 0)
    return {
      band: 'same',
      reason: pairs.length > 0 ? `spelling: ${spellings}` : 'same scene in other words',
    };
  if (isCorrected(open, note, commonWords(a, b)))
    return { band: 'same', reason: `corrected: ${note.join(' ')}` };
  return weighRest(open);
}

/** No sentence is as long; what is compared takes the square of it. */
const maxSceneWords = 400;

function compareLong(a: Scene, b: Scene): SceneVerdict {
  return a.scene.join(' ') === b.scene.join(' ')
    ? { band: 'same', reason: 'same words' }
    : { band: 'unsure', reason: `more than ${maxSceneWords} words, which are not compared` };
}

/** What one writes otherwise though it is the same word: `spelling: john / johan`, `floodwater / flood water`. */
function tellSpellings(a: Scene, b: Scene): string {
  const spellings = alignWords(a.scene, b.scene)
    .map(contentOf)
    .filter(isChange)
    .map(({ removed, added }) => [removed, added].map(readableWords).join(' / '));
  return spellings.length === 0 ? 'same scene, background rewritten' : `spelling: ${spellings.join(', ')}`;
}

function weighRest(open: readonly WordChange[]): SceneVerdict {
  const lost = open.flatMap(({ removed }) => removed);
  const gained = open.flatMap(({ added }) => added);
  if (lost.length === 0 || gained.length === 0)
    return { band: 'unsure', reason: `only one says: ${readableWords([...lost, ...gained])}` };
  const isReplaced = ({ removed, added }: WordChange) => removed.length > 0 && added.length > 0;
  const { removed, added } = open.find(isReplaced) ?? { removed: lost, added: gained };
  return { band: 'different', reason: `${readableWords(removed)} ≠ ${readableWords(added)}` };
}

/** Function words, and weekdays and initials that stand against nothing, say nothing of their own. */
function contentOf({ removed, added }: WordChange): WordChange {
  const isSwapped = (is: (word: string) => boolean) => removed.some(is) && added.some(is);
  const [weekdays, initials, sides] = [isWeekday, isInitial, isApposition].map(isSwapped);
  const isTurned = isOpposed(removed, added) || isOpposed(added, removed);
  const isContent = (word: string) =>
    (!functionWords.has(word) || (isTurned && (word === 'to' || word === 'from'))) &&
    (weekdays === true || !isWeekday(word)) &&
    (initials === true || !isInitial(word)) &&
    (sides === true || !isApposition(word));
  return { removed: removed.filter(isContent), added: added.filter(isContent) };
}

/** `walks to a meeting` and `walks from a meeting` */
function isOpposed(removed: readonly string[], added: readonly string[]): boolean {
  return removed.includes('to') && added.includes('from');
}

function isWeekday(word: string): boolean {
  return /^w\d$/u.test(word);
}

function isInitial(word: string): boolean {
  return /^\p{L}$/u.test(word);
}

function isChange({ removed, added }: WordChange): boolean {
  return removed.length > 0 || added.length > 0;
}

/** The words that left one place all came to another. */
function onlyMoved(changes: readonly WordChange[]): boolean {
  const sorted = (words: readonly string[]) => words.toSorted().join(' ');
  return sorted(changes.flatMap(({ removed }) => removed)) === sorted(changes.flatMap(({ added }) => added));
}

type Spelling = readonly [string, string];

/** `A worker clears snow`, `Workers clear snow`: the noun gained the letter that the verb lost. */
function areOneAndSeveral(pairs: readonly Spelling[]): boolean {
  return pairs.some(([a, b]) => b === `${a}s`) && pairs.some(([a, b]) => a === `${b}s`);
}

function takeTypos(
  changes: readonly WordChange[],
  corrected: ReadonlySet<string>,
  most: number,
): { readonly pairs: readonly Spelling[]; readonly rest: readonly WordChange[] } {
  const pairs: Spelling[] = [];
  const rest = changes.map(({ removed, added }) => {
    const left = [...added];
    const kept = removed.filter((word) => {
      const index = left.findIndex(
        (other) => isTypo(word, other) || corrected.has(bare(word)) || corrected.has(bare(other)),
      );
      if (index === -1) return true;
      pairs.push([word, left[index] ?? word]);
      left.splice(index, 1);
      return false;
    });
    return { removed: kept, added: left };
  });
  // Many misspellings at once are other words.
  return pairs.length > most ? { pairs: [], rest: changes } : { pairs, rest };
}

/** An age or a number on a shirt as a correction's note writes it: `@22` → `22`. */
function bare(word: string): string {
  return word.replace(/^@/u, '');
}

/** A word that left one place and came to another only moved. */
function dropMoved(changes: readonly WordChange[]): readonly WordChange[] {
  const added = changes.flatMap((change) => change.added);
  const removed = changes.flatMap((change) => change.removed);
  const moved = new Set(removed.filter((word) => added.includes(word)));
  return changes.map((change) => ({
    removed: change.removed.filter((word) => !moved.has(word)),
    added: change.added.filter((word) => !moved.has(word)),
  }));
}

function commonWords(a: Scene, b: Scene): number {
  const others = new Set(b.scene);
  return new Set(a.scene.filter((word) => others.has(word) && !functionWords.has(word))).size;
}

// Fewer common words leave the date as what tells two short captions apart.
const minCommonWords = 4;

// In fewer, who somebody is may be all that tells two photos apart.
const minClauseWords = 8;

/**
 * `A runner who slipped on the stones is helped up`, `Revelers, many of them in white, cheer`: what only says who they are is
 * left out of a copy, and all its words stand together.
 */
function dropClause(changes: readonly WordChange[], a: Scene, b: Scene): readonly WordChange[] {
  if (commonWords(a, b) < minClauseWords) return changes;
  const clauses = changes.filter(
    ({ removed, added }) =>
      (removed.length === 0 || added.length === 0) && opensClause.test([...removed, ...added].join(' ')),
  );
  return clauses.length === 1 ? changes.filter((change) => change !== clauses[0]) : changes;
}

const opensClause = /^(?:who|whose|which|(?:many|some|most|all|both|several) them) \S/u;

/** A date, a state, a title or a name said once more that one caption has and the other does without, where all else agrees. */
function dropLeftOut(changes: readonly WordChange[], a: Scene, b: Scene): readonly WordChange[] {
  if (commonWords(a, b) < minCommonWords) return changes;
  const [lost, gained] = [changes.flatMap(({ removed }) => removed), changes.flatMap(({ added }) => added)];
  if (lost.length > 0 && gained.length > 0) return changes;
  const words = [...lost, ...gained];
  const shorter = new Set(lost.length > 0 ? b.scene : a.scene);
  const hasYear = words.some((word) => /^(?:19|20)\d\d$/u.test(word));
  const isLeftOut = (word: string) =>
    states.has(word) ||
    titles.has(word) ||
    isDateWord(word) ||
    (hasYear && (word === 'may' || shorter.has(word)));
  return words.every(isLeftOut) ? [] : changes;
}

/** A day, a month, a weekday or a year. */
export function isDateWord(word: string): boolean {
  return /^(?:m\d{1,2}|w\d|[12]?\d|3[01]|(?:19|20)\d\d)$/u.test(word);
}

/** What a correction's note announces: an addition, a name spelled anew, another date. */
function isCorrected(open: readonly WordChange[], note: readonly string[], common: number): boolean {
  if (common < minCommonWords) return false;
  const says = (...words: readonly string[]) => words.some((word) => note.includes(word));
  const lost = open.flatMap(({ removed }) => removed);
  const gained = open.flatMap(({ added }) => added);
  if (lost.length === 0 || gained.length === 0)
    return says('adds', 'adding', 'addition', 'updates', 'removes');
  if (says('date', 'day', 'dateline', 'year', 'month') && [...lost, ...gained].every(isDateWord)) return true;
  return (
    says('name', 'names', 'spelling', 'surname', 'id', 'identification', 'title') && areAlike(lost, gained)
  );
}

const maxCorrectedWords = 3;
const minLikeness = 0.4;

function areAlike(lost: readonly string[], gained: readonly string[]): boolean {
  if (lost.length > maxCorrectedWords || gained.length > maxCorrectedWords) return false;
  return diceCoefficient(prepareBigrams(lost.join(' ')), prepareBigrams(gained.join(' '))) >= minLikeness;
}

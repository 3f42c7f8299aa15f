import { alignWords, type WordChange } from './align-words.ts';
import { isTypo } from './is-typo.ts';
import { functionWords } from './word-forms.ts';

export interface SceneVerdict {
  readonly band: 'same' | 'unsure' | 'different';
  readonly reason: string;
}

/**
 * Compares what two captions show, word by word. A word put in another's place is another photo; a misspelling, another
 * order or a left-out weekday is the same one; words that only one has leave it open. `corrected`: the words of a
 * correction's note, which replace others on purpose.
 */
export function compareScenes(
  a: readonly string[],
  b: readonly string[],
  corrected: ReadonlySet<string> = new Set(),
): SceneVerdict {
  const changes = alignWords(a, b).map(contentOf).filter(isChange);
  if (changes.length === 0) return { band: 'same', reason: 'same scene, background rewritten' };
  if (haveSameContent(a, b)) return { band: 'same', reason: 'same words in another order' };
  const { pairs, rest } = takeTypos(changes, corrected);
  const open = dropMoved(rest).filter(isChange);
  if (open.length === 0)
    return {
      band: 'same',
      reason: pairs.length > 0 ? `spelling: ${pairs.join(', ')}` : 'same scene in other words',
    };
  const replaced = open.find(({ removed, added }) => removed.length > 0 && added.length > 0);
  if (replaced !== undefined)
    return { band: 'different', reason: `${shorten(replaced.removed)} ≠ ${shorten(replaced.added)}` };
  const lost = open.flatMap(({ removed }) => removed);
  const gained = open.flatMap(({ added }) => added);
  if (lost.length > 0 && gained.length > 0)
    return { band: 'different', reason: `${shorten(lost)} ≠ ${shorten(gained)}` };
  return { band: 'unsure', reason: `only one says: ${shorten([...lost, ...gained])}` };
}

/** Function words and weekdays beside a date say nothing of their own. */
function contentOf({ removed, added }: WordChange): WordChange {
  const weekdays = [...removed, ...added].filter(isWeekday);
  // A weekday against a weekday is a change; against nothing it was left out.
  const isSwapped = removed.some(isWeekday) && added.some(isWeekday) && new Set(weekdays).size > 1;
  const isContent = (word: string) => !functionWords.has(word) && (isSwapped || !isWeekday(word));
  return { removed: removed.filter(isContent), added: added.filter(isContent) };
}

function isWeekday(word: string): boolean {
  return /^w\d$/u.test(word);
}

function isChange({ removed, added }: WordChange): boolean {
  return removed.length > 0 || added.length > 0;
}

function haveSameContent(a: readonly string[], b: readonly string[]): boolean {
  const sorted = (words: readonly string[]) =>
    words
      .filter((word) => !functionWords.has(word) && !isWeekday(word))
      .toSorted()
      .join(' ');
  if (sorted(a) !== sorted(b)) return false;
  // "left" and "right" may change places without changing the set of words.
  return sides(a) === sides(b) || !/\b(?:left|right)\b/u.test(a.join(' '));
}

function sides(words: readonly string[]): string {
  return words.filter((word) => word === 'left' || word === 'right').join(' ');
}

function takeTypos(
  changes: readonly WordChange[],
  corrected: ReadonlySet<string>,
): { readonly pairs: readonly string[]; readonly rest: readonly WordChange[] } {
  const pairs: string[] = [];
  const rest = changes.map(({ removed, added }) => {
    const left = [...added];
    const kept = removed.filter((word) => {
      const index = left.findIndex(
        (other) => isTypo(word, other) || corrected.has(word) || corrected.has(other),
      );
      if (index === -1) return true;
      pairs.push(`${word} / ${left[index]}`);
      left.splice(index, 1);
      return false;
    });
    return { removed: kept, added: left };
  });
  // Many misspellings at once are other words.
  return pairs.length > maxTypos ? { pairs: [], rest: changes } : { pairs, rest };
}

const maxTypos = 2;

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

const maxReasonWords = 5;

function shorten(words: readonly string[]): string {
  const named = words.slice(0, maxReasonWords).map(readable);
  return words.length > maxReasonWords ? `${named.join(' ')} …` : named.join(' ');
}

const monthNames = [
  'Jan.',
  'Feb.',
  'March',
  'April',
  'May',
  'June',
  'July',
  'Aug.',
  'Sept.',
  'Oct.',
  'Nov.',
  'Dec.',
];
const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function readable(word: string): string {
  const month = /^m(\d{1,2})$/u.exec(word);
  if (month !== null) return monthNames[Number(month[1]) - 1] ?? word;
  const weekday = /^w(\d)$/u.exec(word);
  return weekday === null ? word : (weekdayNames[Number(weekday[1])] ?? word);
}

import { isCutCopy, mayBeCut } from '../is-cut-copy.ts';
import type { ComparedCaption } from './compared-caption.ts';

/** For each cut caption those that it begins, from a list in which equal beginnings stand together. */
export function findWholes(
  captions: readonly ComparedCaption[],
  note: (cut: ComparedCaption, whole: ComparedCaption) => void,
): void {
  const cuts = captions.filter(({ words }) => mayBeCut(words));
  if (cuts.length === 0) return;
  const inOrder = captions.toSorted((a, b) => compareBeginnings(a.sequence, b.sequence, Infinity));
  for (const cut of cuts) {
    // The last word may be cut off itself.
    const length = cut.sequence.length - 1;
    let at = findFirst(inOrder, (caption) => compareBeginnings(caption.sequence, cut.sequence, length) >= 0);
    for (; at < inOrder.length; at += 1) {
      const whole = inOrder[at];
      if (whole === undefined || compareBeginnings(whole.sequence, cut.sequence, length) !== 0) break;
      if (whole.place !== cut.place && isCutCopy(cut.words, whole.words)) note(cut, whole);
    }
  }
}

/** Which of two lists comes first by their first so many numbers; what ends comes first. */
function compareBeginnings(a: Int32Array, b: Int32Array, length: number): number {
  const [left, right] = [Math.min(a.length, length), Math.min(b.length, length)];
  for (let at = 0; at < left && at < right; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left - right;
}

/** The place of the first that passes, in a list where all behind it pass. */
function findFirst<Value>(list: readonly Value[], passes: (value: Value) => boolean): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = list[middle];
    if (value !== undefined && passes(value)) to = middle;
    else from = middle + 1;
  }
  return from;
}

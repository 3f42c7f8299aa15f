import type { Thresholds } from '../../../desk-rules/thresholds.ts';
import { diceCoefficient } from '../dice-coefficient.ts';
import { countMissing, type ComparedCaption } from './compared-caption.ts';

/** So many words more than misspellings may a correction's note explain: `compareScenes` takes no more for a corrected name. */
const maxCorrected = 3;
/** The score is rounded before it is compared. */
const rounding = 0.0001;

/**
 * For each caption that corrects another, those like it: a correction may have changed anything, so a word that is missing
 * proves nothing. These are few in a gallery, and each is laid beside all others.
 */
export function findCorrected(
  captions: readonly ComparedCaption[],
  thresholds: Thresholds,
  note: (correction: ComparedCaption, other: ComparedCaption) => void,
): void {
  for (const correction of captions.filter(({ words }) => words.entry.correction !== null)) {
    for (const other of captions) {
      if (other.place === correction.place) continue;
      const score = diceCoefficient(correction.words.bigrams(), other.words.bigrams()) + rounding;
      if (score < thresholds.leastLikeness) continue;
      if (score >= thresholds.reviewLikeness || mayBeCorrected(correction, other, thresholds))
        note(correction, other);
    }
  }
}

/** Can `compareScenes` see one photo in the two, or their frames? */
function mayBeCorrected(a: ComparedCaption, b: ComparedCaption, { misspellings }: Thresholds): boolean {
  if (hasFrame(a) && hasFrame(b)) return true;
  const most = maxCorrected + misspellings;
  return countMissing(a.undated, b, most) <= most || countMissing(b.undated, a, most) <= most;
}

function hasFrame({ photo }: ComparedCaption): boolean {
  return photo !== null && photo.fingerprint !== null;
}

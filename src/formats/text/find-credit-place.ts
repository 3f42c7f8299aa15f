import { readsLikeArticle } from './article-signs.ts';
import type { LineFacts } from './line-facts.ts';

/** On which side of their captions a text sets its credit lines. */
export type CreditPlace = 'above' | 'below';

const minSentenceWords = 4;
const maxTitleWords = 12;

/**
 * Texts set all their credit lines above their captions or all below. Above: the first credit stands before any sentence
 * (a title aside), and the last one has a sentence under it.
 */
export function findCreditPlace(lines: readonly LineFacts[]): CreditPlace {
  const first = lines.findIndex(({ isCredit }) => isCredit);
  const last = lines.findLastIndex(({ isCredit }) => isCredit);
  // One credit tells nothing of a habit.
  if (first === last) return 'below';
  const startsWithCredit = !lines
    .slice(0, first)
    .some((line, index) => isSentence(line) && !isTitle(line, index));
  const under = lines[last + 1];
  return startsWithCredit && under !== undefined && isSentence(under) && !readsLikeArticle(under.text)
    ? 'above'
    : 'below';
}

function isSentence(line: LineFacts): boolean {
  return !line.isCredit && !line.isFurniture && !line.hasCredit && line.words >= minSentenceWords;
}

/** The first line, short and without a full stop: it may be the text's title. */
export function isTitle(line: LineFacts, index: number): boolean {
  return index === 0 && line.words <= maxTitleWords && !/[.!?]["”’)]?$/u.test(line.text);
}

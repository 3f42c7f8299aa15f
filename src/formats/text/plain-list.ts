import { readsLikeArticle } from './article-signs.ts';
import type { LineFacts } from './line-facts.ts';

const minWords = 6;

/** Where nothing carries a credit or repeats: a bare list of captions, if nothing in it reads like an article. */
export function findPlainList(lines: readonly LineFacts[]): ReadonlyMap<number, string> {
  const candidates = lines.flatMap((line, index) => (isCandidate(line) ? [index] : []));
  const isArticle = lines.some((line) => readsLikeArticle(line.text));
  return new Map(isArticle ? [] : candidates.map((index) => [index, 'a line of a bare list']));
}

function isCandidate({ text, words, isCredit, isFurniture }: LineFacts): boolean {
  return !isCredit && !isFurniture && words >= minWords && /[.!?…]["”’)]?$/u.test(text);
}

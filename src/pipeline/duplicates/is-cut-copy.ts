import type { CaptionWords } from './caption-words.ts';
import { isTypo } from './is-typo.ts';

// Fewer words are the beginning of too many captions.
const minCutWords = 5;

// Without a mark that it was cut, a copy must say more.
const minOpenWords = 7;

/** The words of a copy that a page cut off begin the other caption; the last word may be cut too. */
export function isCutCopy(cut: CaptionWords, whole: CaptionWords): boolean {
  return cut.entry.isTruncated
    ? cut.words.length >= minCutWords && begins(cut, whole, 1)
    : isOpenCut(cut) && isWholeOf(cut, whole) && begins(cut, whole, 0);
}

/** May a caption have lost its end? It is marked as cut off, or breaks off without a full stop. */
export function mayBeCut(caption: CaptionWords): boolean {
  return caption.entry.isTruncated || isOpenCut(caption);
}

function isOpenCut({ entry, words }: CaptionWords): boolean {
  return words.length >= minOpenWords && breaksOff.test(entry.caption);
}

/** Alternative texts are cut after so many letters, and nothing says so: `Volunteers sort clothes in the gym of St. Bon` */
const breaksOff = /[\p{L}\p{N},;-]$/u;

/** Where the other is no sentence either, the shorter may be a caption of its own. */
function isWholeOf(cut: CaptionWords, { entry, words }: CaptionWords): boolean {
  return words.length >= cut.words.length && /[.!?…]["”’»)]?$/u.test(entry.caption) && !entry.isTruncated;
}

function begins(cut: CaptionWords, whole: CaptionWords, mostTypos: number): boolean {
  const last = cut.words.length - 1;
  let typos = 0;
  return cut.words.every((word, index) => {
    const other = whole.words[index] ?? '';
    if (word === other) return true;
    if (index === last) return beginsWord(cut.written()[index] ?? word, whole.written()[index] ?? '', cut);
    typos += 1;
    return typos <= mostTypos && isTypo(word, other);
  });
}

/** `Ma` begins `March` as it begins May, which is kept as `m5`. Unmarked, `1` is no beginning of `12`, but `20` is one of a year. */
function beginsWord(cut: string, word: string, { entry }: CaptionWords): boolean {
  if (!entry.isTruncated && /\d/u.test(cut) && !/^(?:19|20)\d\d$/u.test(word)) return false;
  return (word === 'm5' ? 'may' : word).startsWith(cut);
}

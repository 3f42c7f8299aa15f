import { cleanCaption } from '../../pipeline/captions/clean-caption.ts';
import { withoutCutMark } from '../../pipeline/captions/cleaners/strip-more.ts';
import { withoutDateline } from '../../pipeline/captions/without-dateline.ts';
import { readCreditLine } from '../../pipeline/credits/find-credit-line.ts';
import { takeCredits } from '../../pipeline/credits/take-credits.ts';
import type { Rules } from '../../pipeline/rules.ts';
import { isFurniture } from './furniture.ts';
import type { TextLine } from './text-lines.ts';

/** What can be seen of a line on its own, before its neighbours are asked. */
export interface LineFacts extends TextLine {
  /** The line without credit, counter and tails, folded to letters and digits: equal copies have equal cores. */
  readonly core: string;
  /** Words of the line without its credit. */
  readonly words: number;
  readonly isTruncated: boolean;
  /** "less", "… more" or a counter: marks that pages put on captions. */
  readonly hasPageMark: boolean;
  /** How many pictures the page counts, where the line begins with its own number among them: `3 of 12 A boat …` → 12. */
  readonly countedOf: number | null;
  /** The line ends in (or holds) a credit of its own. */
  readonly hasCredit: boolean;
  /** The line is nothing but a credit. */
  readonly isCredit: boolean;
  readonly isFurniture: boolean;
}

/** Looks at one line. */
export function findLineFacts(line: TextLine, rules: Rules): LineFacts {
  const isCredit = line.text.length <= 160 && readCreditLine(line.text, rules) !== null;
  const cleaned = cleanCaption(line.text, rules);
  const taken = takeCredits(cleaned.text, rules, cleaned.isTruncated);
  const hasCredit =
    !isCredit &&
    taken.readings.some(({ certainty, credit }) => certainty !== 'possible' || credit.line !== null);
  const rest = withoutDateline(withoutCutMark({ text: cleanCaption(taken.caption, rules).text }));
  return {
    ...line,
    core: foldCore(rest),
    words: countWords(rest),
    isTruncated: cleaned.isTruncated,
    hasPageMark: cleaned.cleanedBy.some(
      (name) => name === 'strip-more' || name === 'strip-counter' || name === 'strip-copyright',
    ),
    countedOf: line.rowOf ?? countedOf(line.text),
    hasCredit: hasCredit && rest.length >= 12,
    isCredit,
    // "Correction: …" may be a caption's lead.
    isFurniture: !isCredit && isFurniture(line.text) && !(hasCredit && cleaned.correction !== null),
  };
}

function countedOf(text: string): number | null {
  const [, place, total] =
    /^(?:(?:[Ss]lide|[Ii]mage|[Pp]hoto|[Pp]icture|[Bb]ild|[Ff]oto)\s+)?(\d{1,3})\s?(?:of|\/|de|von|sur|di)\s?(\d{1,3})\s?:?\s+["“«]?\p{Lu}/u.exec(
      text,
    ) ?? [];
  return Number(place) >= 1 && Number(place) <= Number(total) ? Number(total) : null;
}

// Scripts without spaces need about two signs for a word.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{2}/gu;

function countWords(text: string): number {
  const spaced = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  return spaced + (text.match(unspaced)?.length ?? 0);
}

function foldCore(text: string): string {
  return text
    .replace(/^\(L-R\):?\s/u, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

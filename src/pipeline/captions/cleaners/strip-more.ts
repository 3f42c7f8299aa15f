import type { CaptionDraft, CaptionCleaner } from '../caption-draft.ts';
import type { Rules } from '../../rules.ts';

/** `… lead. less` → `… lead.`; `… Tuesday, ... more` → `… Tuesday, ...`, marked as cut off. */
export const stripMore: CaptionCleaner = {
  name: 'strip-more',
  clean: (draft, rules) => {
    const unfolded = unfold(draft.text);
    const text = stripTail(unfolded, rules);
    const isTruncated = draft.isTruncated || isCutOff(text);
    return text === draft.text && isTruncated === draft.isTruncated ? draft : { ...draft, text, isTruncated };
  },
};

/** The page's fold in the middle of a whole copy: `waves at …more the company's showing. less` */
function unfold(text: string): string {
  if (!/\bless$/iu.test(text)) return text;
  return text.replace(/(?<!\s)\s*(?:…|\.{3})\s*more\s+(?=\S)/iu, ' ');
}

function stripTail(text: string, rules: Rules): string {
  let rest = text;
  for (let round = 0; round < 3; round += 1) {
    const next = stripOneTail(rest, rules);
    if (next === rest) break;
    rest = next;
  }
  return rest;
}

/** Two buttons that ran into the credit: `Staff photographerShow MoreShow Less` */
const gluedButtons = /(?:Show|Read|See) ?More ?(?:Show|Read|See) ?Less$/u;

function stripOneTail(text: string, rules: Rules): string {
  if (gluedButtons.test(text)) return text.replace(gluedButtons, '').trimEnd();
  const key = text.toLowerCase();
  const tail = rules.captions.tails.find((word) => key.endsWith(word));
  if (tail === undefined) return text;
  const before = text.slice(0, -tail.length);
  const rest = before.replace(/[\s([|»›>-]+$/u, '');
  // "Getty Images hide caption": nothing but a button is called so.
  if (/^(?:hide|toggle) caption$/u.test(tail)) return rest;
  const isSetApart = /(?:…|\.{3}|[.!?)\]"”’])$/u.test(rest) || /\s[-–—|]\s$/u.test(before);
  return isSetApart && (before !== rest || /(?:…|\.{3}|[)])$/u.test(rest)) ? rest : text;
}

function isCutOff(text: string): boolean {
  return /(?:…|\.{3}|\[\.{3}\]|\[…\])\s*(?:\([^()]{0,40}\))?$/u.test(text);
}

/** A caption without the dots that say it was cut off. */
export function withoutCutMark(draft: Pick<CaptionDraft, 'text'>): string {
  return draft.text.replace(/(?<![\s,;:])[\s,;:]*(?:…|\.{3,}|\[\.{3}\]|\[…\])\s*$/u, '');
}

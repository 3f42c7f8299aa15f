import type { CaptionCleaner, CaptionDraft } from '../caption-draft.ts';
import { capitalMonth } from '../../dates/date-words.ts';

/** `2of4Roofer Wendell …`, `1/9 Bathers …`, `Image 3 of 12: …` → the caption; the first number is kept. */
export const stripCounter: CaptionCleaner = {
  name: 'strip-counter',
  clean: (draft) => {
    const match =
      counter.exec(draft.text) ??
      bracketed.exec(draft.text) ??
      listNumber.exec(draft.text) ??
      label.exec(draft.text);
    const place = Number(match?.[1]);
    if (match === null) return stripTail(draft);
    if (place < 1 || place > Number(match[2] ?? place)) return draft;
    return { ...draft, counter: draft.counter ?? place, text: draft.text.slice(match[0].length) };
  },
};

// No "i" flag: it would make \p{Lu} match small letters too.
const counter =
  /^(?:(?:[Ii]mage|IMAGE|[Pp]hoto|PHOTO|[Pp]icture|[Ss]lide|[Ff]oto|[Bb]ild|[Ii]magen|[Ii]mmagine)\s+)?(\d{1,3})\s*(?:of|OF|Of|\/|de|von|sur|di)\s*(\d{1,3})\s*[:.)|–-]?\s*(?=["“‘'«(]?\p{Lu})/u;
/** `[1/5] A drummer …`, `(2 of 6) A drummer …` */
const bracketed = /^[[(](\d{1,3})\s?(?:of|\/)\s?(\d{1,3})[\])]\s*[:–-]?\s*(?=["“‘'«(]?\p{Lu})/u;
/** `3. A drummer …`; not `3. Januar 2024 …` nor `1. FC Ostrand …` */
const listNumber = new RegExp(
  `^(\\d{1,3})[.)]\\s+(?!\\p{Lu}{2,3}\\b|(?:${capitalMonth})\\b)(?=["“‘'«(]?\\p{Lu})`,
  'u',
);

/** `#1: A drummer …`, `Slide 3 A drummer …` */
const label =
  /^(?:#\s?|(?:[Ss]lide|SLIDE|[Pp]hoto|PHOTO|[Ii]mage|IMAGE)\s#?|(?:No|Nr)\.\s(?=\d{1,3}\s?[:–-]))(\d{1,3})\s?[:.)–-]?\s+(?=["“‘'«(]?\p{Lu})/u;

/** `… (AP) 3 of 12`: behind a finished caption. */
function stripTail(draft: CaptionDraft): CaptionDraft {
  const match = /(?<=[.!?)\]"”])\s+\(?(\d{1,3})\s?(?:of|\/)\s?(\d{1,3})\)?$/u.exec(draft.text);
  const place = Number(match?.[1]);
  if (match === null || place < 1 || place > Number(match[2])) return draft;
  return { ...draft, counter: draft.counter ?? place, text: draft.text.slice(0, match.index) };
}

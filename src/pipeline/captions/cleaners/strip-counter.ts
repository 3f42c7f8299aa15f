import type { CaptionCleaner } from '../caption-draft.ts';

/** `2of4Roofer Wendell …`, `1/9 Bathers …`, `Image 3 of 12: …` → the caption; the first number is kept. */
export const stripCounter: CaptionCleaner = {
  name: 'strip-counter',
  clean: (draft) => {
    const match = counter.exec(draft.text);
    const place = Number(match?.[1]);
    if (match === null || place < 1 || place > Number(match[2])) return draft;
    return { ...draft, counter: draft.counter ?? place, text: draft.text.slice(match[0].length) };
  },
};

// No "i" flag: it would make \p{Lu} match small letters too.
const counter =
  /^(?:(?:[Ii]mage|IMAGE|[Pp]hoto|PHOTO|[Pp]icture|[Ss]lide|[Ff]oto|[Bb]ild|[Ii]magen|[Ii]mmagine)\s+)?(\d{1,3})\s*(?:of|OF|Of|\/|de|von|sur|di)\s*(\d{1,3})\s*[:.)|–-]?\s*(?=["“‘'«(]?\p{Lu})/u;

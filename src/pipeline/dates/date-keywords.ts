import { months, partsOfDay, shortWeekdays, weekdays } from './date-words.ts';

/**
 * Words of which a text holds at least one wherever a pattern finds a date, in small letters; `#` is any number. Asking for them
 * takes far less than looking for the pattern.
 */
export type DateKeywords = ReadonlySet<string>;

const anyNumber = '#';

export const aNumber: DateKeywords = new Set([anyNumber]);
export const aMonth: DateKeywords = new Set(months.keys());
/** Also `segunda` of `segunda-feira`, and `freitagabend`. */
export const aWeekday: DateKeywords = new Set(
  [...weekdays.keys(), ...shortWeekdays.keys()].flatMap((name) => [
    ...name.split('-'),
    ...partsOfDay.map((part) => `${name}${part}`),
  ]),
);

/** `ago yesterday` → a keyword each. */
export function oneOf(words: string): DateKeywords {
  return new Set(words.split(' '));
}

/** The words of a text that may be keywords, without those of `spans`, which are dates already. */
export function readKeywords(
  text: string,
  spans: readonly { readonly start: number; readonly end: number }[],
): readonly string[] {
  const left = spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
  const words = left.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];
  return words.map((word) => (/^\d/u.test(word) ? anyNumber : word));
}

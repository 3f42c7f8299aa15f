import { foldText } from './fold-text.ts';
import { postalStates, standardForm } from './word-forms.ts';

/** The words of a caption, each as it is written and in the form that all its spellings share. */
export interface Word {
  readonly written: string;
  readonly form: string;
}

/**
 * Folded words; what stands in brackets (`(L)`) and `'s` are no words of the scene. What is set apart and only says who
 * is who becomes a word of its own kind: `, left,` → `@left`, `, 41,` and `(41)` → `@41`.
 */
export function readWords(text: string): readonly Word[] {
  const folded = foldText(spellDates(spellDays(spellStates(text.replace(party, '')))));
  const words = spellNot(dropBrackets(folded))
    .replace(/[.,](?=\d{3}(?!\d))(?<=\d.)/gu, '')
    .replace(/0(?<![\d.,:]0)(?=\d(?!\d))/gu, '')
    .replace(/\b(\p{L})\.(?=\p{L}\b|\s|$)/gu, '$1')
    .replace(/%|per cent\b(?<=\bper cent)/gu, ' percent ')
    .replace(/\s&\s/gu, ' and ')
    .replace(unspaced, ' $& ')
    .replace(side, ' @$1 ')
    .replace(age, ' @$1 ')
    .split(/[^\p{L}\p{M}\p{N}@\uFFFD]+/u)
    .filter((word) => word !== '' && word !== '@')
    .map((written) => ({ written, form: standardForm(written) }));
  // "hand out out water"
  return words.filter((word, index) => word.form !== words[index - 1]?.form);
}

// Every caption comes through here several times: what most have nothing for is asked first, and patterns begin with what
// is rare, so that what stands before it is looked at there alone.
function dropBrackets(text: string): string {
  const lost = text.includes('?') ? text.replace(/(?<=\p{L})\?(?=\p{L})/gu, '\uFFFD') : text;
  if (!lost.includes('(')) return lost;
  return lost
    .replace(/\((\d{1,3})\)/gu, ' @$1 ')
    .replace(/\(issued [^()]{4,40}\)/gu, ' ')
    .replace(/\((?:[^()]{1,14})\)/gu, ' ');
}

/** `doesn't`, `doesnt`, `can't`, `won't` → `does not`, `can not`, `will not`; what is somebody's says no more than who it is. */
function spellNot(text: string): string {
  const bare = text.includes("'") ? text.replace(/'s\b/gu, '') : text;
  return bare
    .replace(/won'?t\b(?<=\bwon'?t)|can(?:'?t|not)\b(?<=\bcan.{1,3})/gu, (word) =>
      word.startsWith('w') ? 'will not' : 'can not',
    )
    .replace(/n't\b|nt\b(?<=\b(?:does|do|did|is|are|was|were|would|could|should|has|have|had)nt)/gu, ' not');
}

/** Only the forms, for comparing. */
export function toWords(text: string): readonly string[] {
  return readWords(text).map(({ form }) => form);
}

/** Whose things a text speaks of: `the district's teachers` → `district`, as a copy that lost its apostrophe writes `districts`. */
export function findOwners(text: string): readonly string[] {
  if (!/['’]s/u.test(text)) return [];
  const owners = foldText(text).matchAll(/([\p{L}\p{N}]+(?:'\p{L}+)?)'s\b/gu);
  return [...owners].map(([, owner = '']) => owner.replace("'", ''));
}

/** Does a word only say who is who in the picture? */
export function isApposition(word: string): boolean {
  return word.startsWith('@');
}

// Scripts that set no spaces: each sign is a word.
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const side =
  /,\s*(?:at\s|on\s(?:the\s)?|far\s|second\s(?:from\s)?|third\s(?:from\s)?|top\s|bottom\s|from\s)*(left|right|center|centre|middle|foreground|background)(?=\s*[,.;]|\s+and\b)/gu;
const age = /,\s*(\d{1,3})(?=,|\.\s|\.$)/gu;

/** `Sorrel Bay, MA` → `Sorrel Bay, Massachusetts` */
function spellStates(text: string): string {
  return text.replace(/[A-Z]{2}(?<=,\s..)(?=[\s,.;]|$)/gu, (code) => postalStates.get(code) ?? code);
}

/** `Sen. Runa Holt, D-Ostrand, waves` */
const party = /,\s\p{Lu}{1,3}-\p{Lu}[\p{L}.]*(?=,)/gu;

/** `08.03.2021`, `2021-03-08`, `Mar. 8`, `May 8` → `8 m3 2021`, `8 m3 2021`, `March 8`, `m5 8`: short names may be words. */
function spellDates(text: string): string {
  if (!/\d/u.test(text)) return text;
  return text
    .replace(/(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?((?:19|20)\d\d)(?!\d)/gu, toDateWords)
    .replace(/(?<![\d/])(\d{1,2})\/(\d{1,2})\/((?:19|20)\d\d)(?![\d/])/gu, spellSlashed)
    .replace(/(?<![\d-])((?:19|20)\d\d)-(\d{2})-(\d{2})(?![\d-])/gu, (_date, year, month, day) =>
      toDateWords('', String(day), String(month), String(year)),
    )
    .replace(/(?:Mar|MAR)(?<!\p{L}...)\.?(?=\s\d{1,2}(?!\d))/gu, 'March')
    .replace(
      /(?:May|MAY)(?<!\p{L}...)(?=\s\d{1,2}(?!\d))|(?:May|MAY|[Mm]ai|MAI|[Mm]ayo|[Mm]aggio|[Mm]aio)(?<=\d\.?\s(?:de\s)?(?:May|MAY|[Mm]ai|MAI|[Mm]ayo|[Mm]aggio|[Mm]aio))(?=\s(?:de\s)?\d{4})/gu,
      'm5',
    );
}

/** `13/06/2022` can only be read one way; `06/05/2022` stays as it is. */
function spellSlashed(date: string, first: string, second: string, year: string): string {
  if (Number(first) > 12 && Number(second) <= 12) return toDateWords(date, first, second, year);
  return Number(second) > 12 && Number(first) <= 12 ? toDateWords(date, second, first, year) : date;
}

function toDateWords(_date: string, day: string, month: string, year: string): string {
  return ` ${Number(day)} m${Number(month)} ${year} `;
}

const daysInFull = new Map([
  ['wed', 'Wednesday'],
  ['sat', 'Saturday'],
  ['sun', 'Sunday'],
]);

/** `Wed., June 2` → `Wednesday, June 2`; in small letters (`who wed in 2021`, `sat in the sun`) they are no days. */
function spellDays(text: string): string {
  return text.replace(
    /(?:W(?:ed|ED)|S(?:at|AT|un|UN))(?<!\p{L}...)(?!\p{L})\.?/gu,
    (day) => daysInFull.get(day.slice(0, 3).toLowerCase()) ?? day,
  );
}

import type { Rules } from '../rules.ts';
import { foldName } from './merge-credits.ts';

/** A person's name as the desk prints it, else in name case. */
export function personName(name: string, rules: Rules): string {
  return rules.photographers.get(foldName(name)) ?? nameCase(name, rules);
}

/** Names set in capitals → name case: `ZOE MCDONALD` → `Zoe McDonald`, `Per Anders HOV` → `Per Anders Hov`. */
export function nameCase(name: string, rules: Rules): string {
  const words = name.split(' ');
  return words
    .map((word, index) => (isShouted(word, words) ? softenWord(word, index === 0, rules) : word))
    .join(' ');
}

/** Organisations are softened only when all of it is in capitals: `NASA` and `TV4` are names. */
export function organisationCase(name: string, rules: Rules): string {
  const known = rules.organisations.get(name.toLowerCase());
  if (known !== undefined && name === name.toUpperCase()) return known;
  const words = name.split(' ');
  const isAllShouted = words.length > 1 && words.every((word) => !/\p{Ll}/u.test(word));
  // "NSW SES", "SDIS 33": short forms that belong together.
  if (!isAllShouted || /^[B-DF-HJ-NP-TV-XZ]{3,5}\s\p{Lu}{2,4}$|^\p{Lu}{2,5}\s\d+$/u.test(name)) return name;
  return words.map((word, index) => softenOrganisationWord(word, index === 0, rules)).join(' ');
}

function isShouted(word: string, words: readonly string[]): boolean {
  const letters = word.replace(/[^\p{L}]/gu, '');
  if (letters.length < 2 || letters !== letters.toUpperCase() || letters === letters.toLowerCase())
    return false;
  if (/^(?:\p{Lu}\.)+-?(?:\p{Lu}\.?)?$/u.test(word)) return false;
  if (/^(?:II|III|IV)$/u.test(word)) return false;
  // Capitals without a vowel are initials or a short form: "TJ", "CP", "NGDC".
  if ((letters.length === 2 || letters.length === 4) && /^[B-DF-HJ-NP-TV-XZ]+$/u.test(letters)) return false;
  if (letters.length === 2 && words.length > 1 && words[0] === word && /\p{Ll}/u.test(words.join('')))
    return false;
  return words.length > 1 || letters.length > 3;
}

function softenWord(word: string, isFirst: boolean, rules: Rules): string {
  const lower = word.toLowerCase();
  // "Jean Le Goff" writes it large, as "Le Pen" does.
  if (!isFirst && lower !== 'le' && rules.nameParticles.has(lower)) return lower;
  return lower
    .replace(/(^|[-'’.])(\p{L})/gu, (_match, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/\bMc(\p{L})/gu, (_match, letter: string) => `Mc${letter.toUpperCase()}`);
}

const smallWords = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'at',
  'de',
  'del',
  'la',
  'des',
  'du',
  'der',
  'und',
  'et',
  'y',
  'e',
]);

function softenOrganisationWord(word: string, isFirst: boolean, rules: Rules): string {
  if (!isFirst && smallWords.has(word.toLowerCase())) return word.toLowerCase();
  if (/^(?:[B-DF-HJ-NP-TV-XZ]{2,5}|UK|USA?|EU|UN|MOD)$/u.test(word)) return word;
  if (/\d/u.test(word) || /^(?:\p{Lu}\.){2,}$/u.test(word)) return word;
  return rules.organisations.get(word.toLowerCase()) ?? softenWord(word, isFirst, rules);
}

/**
 * A text as two copies of it agree: compatibility forms, quotes, dashes, case, diacritics and invisible characters folded.
 * `ZOË’S “Café” — 5 PM` → `zoe's "cafe" - 5 pm`
 */
export function foldText(text: string): string {
  if (isPlain(text)) return text.toLowerCase();
  return foldLetters(text.normalize('NFKD').replace(combiningMarks, '').replace(invisible, '').toLowerCase())
    .replace(singleQuotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .normalize('NFC');
}

/** Marks on Latin, Greek and Cyrillic letters; in other scripts a mark is a letter of its own. */
const combiningMarks = /[\u0300-\u036f]/g;
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const singleQuotes = /[\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc]/g;
const doubleQuotes = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const dashes = /[\u2010-\u2015\u2212]/g;

/** Letters that do not come apart into a letter and a mark. */
const wholeLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ı', 'i'],
]);

function foldLetters(text: string): string {
  return text.replace(/[ßæœøłđðþı]/g, (letter) => wholeLetters.get(letter) ?? letter);
}

function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 0x7e) return false;
  return !text.includes('`');
}

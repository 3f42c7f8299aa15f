import { foldText } from '../../pipeline/duplicates/fold-text.ts';

/**
 * A text → its words as they are kept and looked for, without case and accents: `Dvořák’s «Rusalka»` → `dvorak s rusalka`.
 * Scripts that put no spaces between words give a word a character.
 */
export function searchWords(text: string): readonly string[] {
  const folded = foldText(text);
  const words = folded.match(isAscii.test(folded) ? asciiWord : word) ?? [];
  return words.map((each) => (each.length > maxWordCharacters ? each.slice(0, maxWordCharacters) : each));
}

// oxlint-disable-next-line no-control-regex -- all of ASCII is meant
const isAscii = /^[\0-\x7f]*$/;
const asciiWord = /[a-z0-9]+/g;
const unspaced = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('');
const word = new RegExp(String.raw`[${unspaced}]|(?:(?![${unspaced}])[\p{L}\p{M}\p{N}])+`, 'gu');

/** What is longer is no word that someone types; PostgreSQL takes 2,046 bytes. */
const maxWordCharacters = 100;

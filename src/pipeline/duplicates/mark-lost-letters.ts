import { lostLetter } from './respell.ts';

/** `Jos? Pe?aranda plays`: where a letter was lost within a word, the mark that ends another is one too, and ends no sentence. */
export function markLostLetters(text: string): string {
  if (!text.includes('?') || !/\p{L}\?\p{L}/u.test(text)) return text;
  return text.replace(/(?<=\p{L})\?(?=\s*\p{L})/gu, lostLetter);
}

/** How a second copy of a text stands to the first: the same words, the one it was cut from, a part of it, or other words. */
export type CopyRelation = 'same' | 'longer' | 'shorter' | 'other';

/**
 * Copies are compared as words: line breaks, spaces and how an accent is written make no difference, nor do letters that a
 * block's character set had no place for (`Zo? Muller`). IIM cuts what is too long for it.
 */
export function compareCopies(first: string, second: string): CopyRelation {
  const [a, b] = [fold(first), fold(second)];
  if (a === b || plain(a) === plain(b)) return 'same';
  if (b.startsWith(a)) return 'longer';
  return a.startsWith(b) ? 'shorter' : 'other';
}

function fold(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

function plain(text: string): string {
  return text.replaceAll(/[^\u0020-\u007e]|\?/gu, '');
}

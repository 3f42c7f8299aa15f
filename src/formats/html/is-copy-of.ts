/** Is one of two texts the other, or its beginning, but for case and punctuation? */
export function isCopyOf(text: string, caption: string): boolean {
  const [a, b] = [lettersOf(text), lettersOf(caption)];
  return a !== '' && b !== '' && (a.startsWith(b) || b.startsWith(a));
}

/** `A seal waits …` → `asealwaits` */
export function lettersOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

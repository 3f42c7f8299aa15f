/**
 * Text as PostgreSQL can hold it. A gallery's own words may carry a NUL or half a character, and no statement may fail
 * for that: `Rink\u0000` → `Rink`, a lone surrogate → `\uFFFD`.
 */
export function storableText(text: string): string {
  return text.replaceAll('\0', '').replaceAll(/\p{Surrogate}/gu, '\uFFFD');
}

/** A text as a part of an address; half a character, which no address can hold, is the sign for one that is lost. */
export function encodePart(text: string): string {
  return encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '\u{FFFD}'));
}

// What the bytes 0x80 to 0x9F mean; the five that mean nothing stay what they are in Latin-1.
const highBytes = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/**
 * Windows-1252 → text. Not `TextDecoder`: on Node 20 to 22 its `windows-1252` gives Latin-1, and curly quotes become
 * control characters.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (character) => highBytes.charAt(character.charCodeAt(0) - 0x80));
}

/** The byte a character had before it was misread as Windows-1252. */
export function windows1252Byte(character: string): number {
  const index = highBytes.indexOf(character);
  return index === -1 ? (character.codePointAt(0) ?? 0) : 0x80 + index;
}

import { decodeWindows1252 } from '../../pipeline/captions/windows-1252.ts';

/**
 * Texts of one block in no reliable character set → strings. Each is UTF-8 where it is valid UTF-8, whatever the block says of
 * itself; the others are Windows-1252, or MacRoman where only that makes words of all of them together.
 */
export function decodeBlockTexts(texts: readonly Uint8Array[]): readonly string[] {
  const decoded = texts.map(decodeUtf8);
  const others = texts.filter((_text, at) => decoded[at] === null);
  const decode = others.length > 0 && isMacRoman(others) ? decodeMacRoman : decodeWindows1252;
  return texts.map((bytes, at) => decoded[at] ?? decode(bytes));
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return null;
  }
}

function isMacRoman(texts: readonly Uint8Array[]): boolean {
  const count = (decode: (bytes: Uint8Array) => string) =>
    texts.reduce((sum, bytes) => sum + countOddities(decode(bytes)), 0);
  return count(decodeMacRoman) < count(decodeWindows1252);
}

/** Places where a text looks misread: `CafŽ`, `ÒWe`, `Espa–a`, `MŸller`, `Zo‘ `. */
function countOddities(text: string): number {
  return text.match(oddity)?.length ?? 0;
}

const oddity =
  /[\u0080-\u009f]|(?<=\p{Ll})[À-ÞŠŒŽŸ]|(?<=^|[^\p{L}])[À-ÞŠŒŽŸ](?=\p{Lu}\p{Ll})|(?<=\p{Lu})[ŠŒŽŸ](?=\p{Ll})|(?<=\p{Ll})[–—™‡†ˆ˜‰ƒ„¸ˇ˚](?=\p{Ll})|(?<=\p{L})[‘“](?=[\s\p{Ll}])|(?<=^|\s)[ìîÏÓ](?=\p{Lu}\p{Ll})/gu;

/** The upper half of MacRoman. */
const macRoman =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

function decodeMacRoman(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('latin1')
    .replaceAll(/[\u0080-\u00ff]/g, (character) => macRoman.charAt(character.charCodeAt(0) - 0x80));
}

/** The most characters a field of a photo's metadata may have. */
export const maxFieldLength = 20_000;
/** The most values a field may have, such as names of photographers. */
export const maxFieldValues = 50;

/** A field as it was decoded → its words, or `null` where there are none: control characters are padding, not text. */
export function cleanField(text: string | null | undefined): string | null {
  const words = (text ?? '')
    .slice(0, maxFieldLength)
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/\p{Surrogate}/gu, '\ufffd')
    .trim();
  // Wires fill required fields with a mark: "-", ".".
  return /[\p{L}\p{N}]/u.test(words) ? words : null;
}

/** Each value cleaned; each once. */
export function cleanValues(texts: readonly string[]): readonly string[] {
  const words = texts.slice(0, maxFieldValues).flatMap((text) => cleanField(text) ?? []);
  return [...new Set(words)];
}

/** A language as documents name it (`en`, `en_us`, `pt-BR`) → BCP 47 in its usual spelling, or `null` where it names none. */
export function languageTag(text: string | null): string | null {
  const tag = (text ?? '').trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/iu.test(tag) || /^(?:und|mul|zxx|mis)\b/iu.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}

/** `FILE PHOTO` → `File Photo`, `POOL` → `Pool`; what is not shouted stays. */
export function softenRole(role: string): string {
  return role
    .split(' ')
    .map(titleWord)
    .join(' ')
    .replace(/\b([DL])(?=['’]\p{Ll})/gu, (letter) => letter.toLowerCase());
}

function titleWord(word: string): string {
  return /\p{Ll}/u.test(word) || word.length <= 3
    ? softenShort(word)
    : word.charAt(0) + word.slice(1).toLowerCase();
}

function softenShort(word: string): string {
  return /^(?:STF|STR|HO|HOGP|HONS)$/u.test(word) || /\p{Ll}/u.test(word)
    ? word
    : word.charAt(0) + word.slice(1).toLowerCase();
}

/**
 * Is one word a misspelling of the other? `adresses` / `addresses`, `Santo` / `Santos`, `recieve` / `receive`; not
 * `walks` / `talks`, `Marta` / `Maria`, `1988` / `1998`: a changed letter in a short word is another word.
 */
export function isTypo(a: string, b: string): boolean {
  if (/[\d\p{Lo}]/u.test(a) || /\d/u.test(b) || a.charAt(0) !== b.charAt(0)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < 5) return false;
  if (withoutUmlauts(a) === withoutUmlauts(b)) return true;
  if (long.length === short.length)
    return isTransposed(short, long) || (long.length >= 8 && differences(short, long) === 1);
  return long.length - short.length === 1 && isOneLetterMore(short, long);
}

/** One letter in another's place, or one more. */
export function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const first = firstDifference(short, long);
  if (long.length === short.length) return short.slice(first + 1) === long.slice(first + 1);
  return long.length - short.length === 1 && short.slice(first) === long.slice(first + 1);
}

function isTransposed(a: string, b: string): boolean {
  const first = firstDifference(a, b);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) count += 1;
  return count;
}

function isOneLetterMore(short: string, long: string): boolean {
  const first = firstDifference(short, long);
  if (short.slice(first) !== long.slice(first + 1)) return false;
  const isDoubled = long[first] === long[first - 1] || long[first] === long[first + 1];
  return isDoubled || long.length >= 7 || (first === short.length && long.length >= 6);
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}

/** `mueller` and `muller` are two spellings of one name. */
export function withoutUmlauts(word: string): string {
  return word.replace(/(?<=[aou])e/gu, '');
}

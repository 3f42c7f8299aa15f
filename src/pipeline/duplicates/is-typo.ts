/**
 * Is one word a misspelling of the other? `adresses` / `addresses`, `Santo` / `Santos`, `recieve` / `receive`; not
 * `walks` / `talks`, `Marta` / `Maria`, `1988` / `1998`: a changed letter in a short word is another word.
 */
export function isTypo(a: string, b: string): boolean {
  if (/[\d\p{Lo}]/u.test(a + b) || a.charAt(0) !== b.charAt(0)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < 5) return false;
  if (withoutUmlauts(a) === withoutUmlauts(b)) return true;
  return (
    isTransposed(short, long) || (isOneLetterOff(short, long) && (long.length >= 8 || isSlip(short, long)))
  );
}

/** One letter in another's place, or one more. */
export function isOneLetterOff(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const first = firstDifference(short, long);
  const rest = long.slice(first + 1);
  return rest === short.slice(first) || rest === short.slice(first + 1);
}

function isTransposed(a: string, b: string): boolean {
  const first = firstDifference(a, b);
  return a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
}

/** A letter doubled, or one lost at the end of a word that is not short. */
function isSlip(short: string, long: string): boolean {
  const first = firstDifference(short, long);
  if (long.length === short.length) return false;
  return long[first] === long[first - 1] || (first === short.length && long.length >= 6);
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

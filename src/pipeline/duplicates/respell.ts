import { isOneLetterOff, withoutUmlauts } from './is-typo.ts';
import { standardForm } from './word-forms.ts';

/**
 * The words of one scene in the spelling of another, where the two are the same words: `floodwater` for `flood water`,
 * `kathe` for `kaethe`, `jorg` for `j\uFFFDrg`, `rescue` for `are rescuing`, `walks` for `walked`, `labor` for `labour`.
 */
export function respell(words: readonly string[], like: readonly string[]): readonly string[] {
  const known = new Set(like);
  const respelled: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const joined = `${word}${words[at + 1] ?? ''}`;
    if (!known.has(word) && known.has(joined)) {
      respelled.push(joined);
      at += 1;
    } else respelled.push(known.has(word) ? word : (findSpelling(word, words[at - 1], like) ?? word));
  }
  return respelled;
}

function findSpelling(word: string, before: string | undefined, like: readonly string[]): string | undefined {
  if (word.includes(lostLetter)) {
    const pattern = lostLetterPattern(word);
    return like.find((other) => pattern.test(other));
  }
  return like.find(
    (other) =>
      isTranscribed(word, other) ||
      isOtherTense(word, before, other) ||
      american(word) === american(other) ||
      scanned(word) === scanned(other),
  );
}

/** What a word with lost letters may have been. */
export function lostLetterPattern(word: string): RegExp {
  return new RegExp(`^${word.replaceAll(lostLetters, '.{1,3}')}$`, 'u');
}

/** What a wrong decoding leaves of a letter. */
export const lostLetter = '\uFFFD';
const lostLetters = /\uFFFD+/gu;

/** `buergermeisterin` and `burgermeisterin`: one has its umlauts, the other writes them with an e. */
function isTranscribed(a: string, b: string): boolean {
  return a.length > 3 && withoutUmlauts(a) === withoutUmlauts(b);
}

/** `labour`, `organiser`, `travelling` as `labor`, `organizer`, `traveling`. */
export function american(word: string): string {
  if (word.length < 6) return word;
  return word
    .replace(/our(?=(?:s|ed|er|ers|ing|hood|hoods|able|ite|ites)?$)/u, 'or')
    .replace(/is(?=(?:e|ed|er|ers|es|ing|ation|ations)$)/u, 'iz')
    .replace(/ll(?=(?:ed|er|ers|ing)$)/u, 'l')
    .replace(/tre(?=s?$)/u, 'ter')
    .replace(/ogue(?=s?$)/u, 'og');
}

/** `nurnber`, `0hio` as a scanner should have read them. */
export function scanned(word: string): string {
  if (!/\p{L}/u.test(word)) return word;
  return word
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replace(/0(?=\p{L})/gu, 'o')
    .replace(/1(?=\p{L}{2})/gu, 'l');
}

const auxiliaries: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were']);

/** `are rescuing` and `rescue`, `walks` and `walked`: one verb, edited. A word alone in -ing may be a noun. */
function isOtherTense(word: string, before: string | undefined, other: string): boolean {
  if (word.endsWith('ing'))
    return auxiliaries.has(before ?? '') && presentForms(word.slice(0, -3)).includes(other);
  if (/[^e]ed$/u.test(word)) return presentForms(word.slice(0, -2)).includes(other) && other.endsWith('s');
  return false;
}

/** `rescu` → `rescue`, `rescues`; `walk` → `walk`, `walks`; `runn` → `run`, `runs`. */
export function presentForms(stem: string): readonly string[] {
  const bases = [stem, `${stem}e`, ...(/([bdgmnprt])\1$/u.test(stem) ? [stem.slice(0, -1)] : [])];
  return bases.flatMap((base) => [base, `${base}s`]);
}

// In a shorter family name one letter makes another name.
const minNameLength = 6;

/**
 * `runa kinn ray` as `runa kinn rey`: the same given name in the same place, and a family name one letter off; `masie holt`
 * as `maisie holt`, a letter lost, but not `marta holt` as `maria holt`.
 */
export function respellNames(
  words: readonly string[],
  people: readonly string[],
  like: readonly string[],
): readonly string[] {
  if (people.length !== like.length) return words;
  return people.reduce((respelled, name, at) => {
    const [given = '', ...family] = name.split(' ');
    const [otherGiven = '', ...otherFamily] = (like[at] ?? '').split(' ');
    const [surname, otherSurname] = [family.join(''), otherFamily.join('')];
    if (given === otherGiven && surname.length >= minNameLength && isOneLetterOff(surname, otherSurname))
      return replaceRun(respelled, family, otherFamily);
    return surname === otherSurname && isLetterLost(given, otherGiven)
      ? replaceRun(respelled, [given], [otherGiven])
      : respelled;
  }, words);
}

/** `the districts teachers` beside `the district's teachers`: the apostrophe is lost. */
export function respellOwners(words: readonly string[], owners: readonly string[]): readonly string[] {
  if (owners.length === 0) return words;
  return words.map((word) => {
    const owner = word.slice(0, -1);
    return word.endsWith('s') && owners.includes(owner) ? standardForm(owner) : word;
  });
}

/** A letter more or less, from four on. */
function isLetterLost(a: string, b: string): boolean {
  return a.length !== b.length && Math.min(a.length, b.length) >= 4 && isOneLetterOff(a, b);
}

function replaceRun(
  words: readonly string[],
  run: readonly string[],
  by: readonly string[],
): readonly string[] {
  const at = words.findIndex((_word, index) => run.every((word, offset) => words[index + offset] === word));
  return at === -1 ? words : words.toSpliced(at, run.length, ...by);
}

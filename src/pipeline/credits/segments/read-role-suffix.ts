import type { Rules } from '../../rules.ts';
import { organisationScore } from '../classify-name.ts';
import type { CreditPart, ReadSegment } from './credit-part.ts';
import { softenRole } from './soften-role.ts';

/** `Cane Vale Gazette file photos`, `Kremlin Pool Photo`, `Family handout`. */
export function readRoleSuffix(text: string, rules: Rules, read: ReadSegment): CreditPart | null {
  const key = text.toLowerCase();
  if (rules.organisations.has(key) || isFamilyName(text, rules)) return null;
  const words = text.split(/\s+/u);
  for (const count of suffixLengths(words, rules)) {
    const suffix = suffixOf(words, count);
    const role = rules.roles.get(suffix.toLowerCase());
    if (role === undefined || isPartOfName(suffix, words.slice(0, -count).join(' '), rules)) continue;
    const inner = read(
      words
        .slice(0, -count)
        .join(' ')
        .replace(/[(\s]+$/u, ''),
      rules,
    );
    if (inner === null || inner.printed === '' || key === suffix.toLowerCase()) return null;
    const printed = `${inner.printed} ${/\p{Ll}/u.test(suffix) ? suffix : softenRole(suffix)}`;
    return {
      ...inner,
      printed,
      flags: [...inner.flags, ...(role.flag === null ? [] : [role.flag])],
      isProof: true,
    };
  }
  return null;
}

/** The longest role first; but what leaves a wire is what was meant: `Associated Press` + `Pool`. */
function suffixLengths(words: readonly string[], rules: Rules): readonly number[] {
  const lengths = [3, 2, 1].filter(
    (count) => count < words.length && rules.roles.has(suffixOf(words, count).toLowerCase()),
  );
  const leavesWire = (count: number) => rules.agencies.has(words.slice(0, -count).join(' ').toLowerCase());
  return [...lengths.filter(leavesWire), ...lengths.filter((count) => !leavesWire(count))];
}

function suffixOf(words: readonly string[], count: number): string {
  return words.slice(-count).join(' ').replace(/[()]/gu, '');
}

/** `Rob Pool`, `Frank File`, `Rob POOL`: behind a given name it is a family name. */
function isFamilyName(text: string, rules: Rules): boolean {
  const first = namedLikeRole.exec(text.replace(/ \p{Lu}{4,8}$/u, softenRole))?.[1];
  return first !== undefined && rules.givenNames.has(first.toLowerCase());
}

/** A name in two words of which the second may be a role, as desks set it: roles that are no names are left out. */
export const namedLikeRole =
  /^(\p{Lu}[\p{L}'’-]*\p{Ll})(?: \p{Lu}\.)? (?:Pool|File|Staff|Stringer|Courtesy)$/u;

/** `Sony Pictures`, `Universal History Archive`: the last word belongs to the name of the house. */
function isPartOfName(suffix: string, before: string, rules: Rules): boolean {
  if (/^(?:Pictures|Photos)$|^family\b/iu.test(suffix) && suffix !== 'photos') return true;
  return (
    /^Archives?$/u.test(suffix) && (organisationScore(before, rules) !== 2 || keepsArchives.test(before))
  );
}

/** `Ostrand University Archives` is a house; `Ostrand Courier Archives` is where the paper found a photo. */
const keepsArchives =
  /\b(?:university|college|museum|library|society|school|county|state|national|city|public|royal)\b/iu;

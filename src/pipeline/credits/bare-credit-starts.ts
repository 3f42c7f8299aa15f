import type { Rules } from '../rules.ts';
import {
  isAgencyBehindWords,
  isLastCredit,
  isNameAlone,
  isNameAndAddress,
  isNameAndHouse,
  isPersonsPhotoForHouse,
  isShoutedHouse,
} from './last-credits.ts';
import { namesWire } from './names-wire.ts';
import type { CreditReading } from './parse-credit.ts';

export interface BareCreditStart {
  readonly index: number;
  /** The least that must be known of what stands there: a place that says little asks for a label, a wire or a role. */
  readonly asksFor: CreditReading['certainty'];
}

const maxTail = 260;

/** Where a credit without brackets may start in a caption, the earliest first; only its end is looked at. */
export function bareCreditStarts(caption: string, rules: Rules): readonly BareCreditStart[] {
  const from = Math.max(0, caption.length - maxTail);
  const tail = caption.slice(from);
  const starts = new Map<number, CreditReading['certainty']>();
  for (const { index } of tail.matchAll(gluedLabel)) starts.set(from + index, 'certain');
  for (const match of tail.matchAll(afterBreak)) {
    const index = from + match.index + match[0].length;
    if (!mayStart(caption.charAt(index))) continue;
    const rest = caption.slice(index);
    const isGlued = /^[.!?…](?:\s+[-–—]\s+)?$/u.test(match[0]);
    const isBehindSentence = /^[.!?…]/u.test(match[0]);
    if (
      startsLikeCredit(rest, rules) ||
      (/[-–—|=.!?…")\]”]/u.test(match[0]) && isLastCredit(rest, rules)) ||
      isPersonsPhotoForHouse(rest, rules) ||
      isAgencyBehindWords(caption.slice(0, index), rest, rules)
    )
      starts.set(index, 'certain');
    else if (
      (isGlued && isNameAlone(rest, rules)) ||
      (isBehindSentence &&
        (isNameAndHouse(rest, rules) || isNameAndAddress(rest, rules) || isShoutedHouse(rest, rules)))
    )
      starts.set(index, 'possible');
    else if ((/\S/u.test(match[0]) || isScriptChange(caption, index)) && isShortChain(rest))
      starts.set(index, 'likely');
  }
  return [...starts]
    .map(([index, asksFor]) => ({ index, asksFor }))
    .filter(({ index }) => index > 0)
    .toSorted((a, b) => a.index - b.index);
}

// "beachCredit: EPA", "tunnel.Photo: X/dpa", "matchREUTERS/Name"
const gluedLabel =
  /(?<=[\p{Ll}\p{N}.!?"”'’)])(?:(?:Photo credit|Picture credit|Image credit|Credit|Picture|Photo|Image|Foto|Bild|Photograph|Crédito|Crédit)\s?:|(?:REUTERS|EPA|EPA-EFE|AFP PHOTO|AP PHOTO|AP Photo|THE CANADIAN PRESS|AFP|EFE|ANSA)\s?\/)/gu;
// Not behind "3." in "vom 3. Januar".
const afterBreak =
  /(?<!\b(?:vom|am|den|der)\s\d{1,2})[.!?…]["”’')\]]*\s+(?:[-–—|]\s+)?|(?<=[\p{Ll}\d]{2})[.!?…](?=\p{Lu})|["”)\]]\s+(?:[-–—|]\s+)?|\s+[-–—|]\s+|\s*==\s?|\s(?=\S)/gu;
/** Between a name in Latin letters and the same in others. */
export const scriptChange =
  /(?<=\p{Script=Latin})\s+(?=[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}])/u;

function isScriptChange(caption: string, index: number): boolean {
  return scriptChange.test(caption.slice(index - 2, index + 1));
}

/** Nearly every credit starts with a capital: the words between them are passed over at once. */
function mayStart(character: string): boolean {
  return character !== character.toLowerCase() || '©(dc'.includes(character) || character > '\u2fff';
}

function startsLikeCredit(rest: string, rules: Rules): boolean {
  const key = rest.slice(0, 60).toLowerCase();
  if (/^(?:©|\(c\)\s)|^credit(?:\.{3}|…)\s?\S|^composite:\s/u.test(key)) return true;
  if (rules.labels.whole.some((label) => key.startsWith(label) && /^[\s:.]/u.test(key.slice(label.length))))
    return isUpperStart(rest);
  if (rules.labels.bare.some((label) => key.startsWith(label) && /^\s?:/u.test(key.slice(label.length))))
    return isUpperStart(rest);
  if (
    rules.rolePrefixes.some(
      ({ prefix }) =>
        key.startsWith(prefix) &&
        (prefix.includes(' ') ? /^[\s:]/u : /^\s?:/u).test(key.slice(prefix.length)),
    )
  )
    return isUpperStart(rest);
  if (isWireWithName(rest, rules)) return true;
  const head = /^[^/|,]{2,40}?(?=\s*[/|])/u.exec(rest)?.[0];
  if (head !== undefined && startsWithWire(head, rules)) return true;
  return (
    /^(?:handout|pool|[^/.,]{3,60}\/(?:handout|pool))\b.{0,20}\bvia\b/iu.test(rest.slice(0, 120)) &&
    isUpperStart(rest)
  );
}

/** `BELGA PHOTO RUNA HOLT`: a wire's own picture, the slash left out. */
function isWireWithName(rest: string, rules: Rules): boolean {
  const wire = /^(\p{Lu}[\p{Lu}\p{Ll}]{1,11}) (?:PHOTO|FOTO|Photo) \p{Lu}[\p{L}'’-]+ \p{Lu}/u.exec(rest)?.[1];
  return wire !== undefined && rules.agencies.has(wire.toLowerCase());
}

function startsWithWire(head: string, rules: Rules): boolean {
  const name = head.replace(/\s+via\s.*$/u, '');
  return namesWire(name, rules) && (head !== head.toLowerCase() || name === 'dpa');
}

function isUpperStart(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

/** `Owen Hart/Getty Images`, `Kay Brewin / The Coast Times`, `Owen Hart—AFP`: a short last line with a slash, a bar, a glued dash or "via". */
function isShortChain(rest: string): boolean {
  return (
    rest.length <= 110 &&
    /^\p{Lu}/u.test(rest) &&
    /[^\s]\s?[/|]\s?\p{L}|\p{L}—\p{Lu}|\svia\s/u.test(rest) &&
    !/[.!?]\s+\p{Lu}\p{Ll}+\s\p{Ll}/u.test(rest) &&
    // "Ostrand, May 4 Photo Zoe Muller/AP": the day is the caption's.
    !/\d\s(?:Photo|PHOTO|Foto)\s\p{Lu}/u.test(rest)
  );
}

import type { Rules } from '../rules.ts';
import { organisationScore } from './classify-name.ts';
import { namesWire, wireBehindName } from './names-wire.ts';

/** May this be the whole rest of a caption behind a finished sentence? */
export function isLastCredit(rest: string, rules: Rules): boolean {
  return lastCredits.some((isCredit) => isCredit(rest, rules));
}

const lastCredits: readonly ((rest: string, rules: Rules) => boolean)[] = [
  isWireAlone,
  isPlatformAlone,
  isRoleAlone,
  isHousePhoto,
  isPersonsPhoto,
  isHouseAndWire,
  isPersonForHouse,
  isShoutedRole,
];

/** `AFP`, `Reuters`, `Runa Holt AP`, `Getty Images for Lamplight` */
function isWireAlone(rest: string, rules: Rules): boolean {
  const words = rest
    .replace(/\.$/u, '')
    .toLowerCase()
    .replace(/\s+(?:[-–—]\s+)?/gu, ' ')
    .replace(/ for \p{L}.{1,40}$/u, '')
    .replace(/ via \p{L}.{1,40}$/u, '');
  return namesWire(words, rules) || wireBehindName(rest, rules) !== null;
}

/** `Instagram`, `Instagram / @runaholt` */
function isPlatformAlone(rest: string, rules: Rules): boolean {
  const match = /^(\p{Lu}[\p{L} ]{0,12}?)(?:\s?\/\s?@?[\w.]{2,30}|\s@[\w.]{2,30})?$/u.exec(rest);
  return rules.platforms.get((match?.[1] ?? '').toLowerCase())?.isSocial === true;
}

/** `Submitted photo`, `SUBMITTED`, `Photo DR`, `Courier file photo`: a single word only where it is shouted, for it may be one of the text. */
function isRoleAlone(rest: string, rules: Rules): boolean {
  const words = rest.replace(/\.$/u, '');
  if (/^\p{Lu}\S*\s/u.test(words) && rules.fillers.printed.has(words.toLowerCase())) return true;
  if (rules.roles.has(words.toLowerCase()))
    return /^\p{Lu}\S*\s|^\p{Lu}{3,}$|^(?:Provided|Contributed|Submitted|Supplied)$/u.test(words);
  return /^(?:\p{Lu}[\p{L}’'-]+\s){1,3}file\s(?:photo|image|picture)$/u.test(words);
}

/** `ST PHOTO: RUNA HOLT`, `Courier photo by Runa Holt` */
function isHousePhoto(rest: string): boolean {
  if (!/photo/i.test(rest)) return false;
  return /^\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}’'-]+)?\s(?:photos?|PHOTOS?|Photos?)(?:\s?:|\s(?:by|BY))\s\p{Lu}/u.test(
    rest,
  );
}

/** `Runa Holt photo`, `Photo Runa Holt` */
function isPersonsPhoto(rest: string, rules: Rules): boolean {
  const [, behind, before = behind] = personsPhoto.exec(rest) ?? [];
  return before !== undefined && organisationScore(before, rules) === 0;
}

const personsPhoto =
  /^(?:(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,2})\s(?:photos?|PHOTOS?)\.?|(?:Photo|PHOTO|Foto)\s(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,2}))$/u;

/** `Photo Runa Holt /Harborfoto/AP`: behind whatever, no sentence ends like that. */
export function isPersonsPhotoForHouse(rest: string, rules: Rules): boolean {
  const name =
    /^(?:Photo|PHOTO|Foto)\s(\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,2})(?:\s?\/\s?\p{Lu}[^/.!?()]{1,39}){1,3}\)?$/u.exec(
      rest,
    )?.[1];
  return name !== undefined && organisationScore(name, rules) === 0;
}

/** `Ostrand Defense Ministry, AP`, `Satellite image ©2024 Maxar Technologies, AP` */
function isHouseAndWire(rest: string, rules: Rules): boolean {
  const wire = /^\p{Lu}[^.;:!?()]{2,70},\s(\p{Lu}[\p{L} ]{1,18})\.?$/u.exec(rest)?.[1];
  return wire !== undefined && (rules.agencies.get(wire.toLowerCase())?.printed ?? '') === wire;
}

/** `RUNA HOLT ET BO FINCH POUR « LE MÉRIDIEN »` */
function isPersonForHouse(rest: string): boolean {
  return /^\p{Lu}[\p{Lu}\s.'’-]{4,60}\s(?:POUR|FOR|PER|PARA|FÜR)\s[«“"]\s?[^«»“”"]{3,50}\s?[»”"]$/u.test(
    rest,
  );
}

/** `CAPTURE D’ÉCRAN / FACEBOOK`, `DR` */
function isShoutedRole(rest: string, rules: Rules): boolean {
  if (/\p{Ll}/u.test(rest)) return false;
  const first = (/^[^/|]+/u.exec(rest)?.[0] ?? '').trim().toLowerCase();
  return rules.roles.has(first) || /^D\.?R\.?$/u.test(rest);
}

/** `ARCHIVES MUNICIPALES D'OSTRAND`; not `BREAKING NEWS` */
export function isShoutedHouse(rest: string, rules: Rules): boolean {
  if (/[\p{Ll}/]|^(?:BREAKING|LIVE|LATEST|MORE|RELATED|TOP|READ|WATCH|SEE)\s/u.test(rest)) return false;
  return /\s/u.test(rest) && organisationScore(rest, rules) === 2;
}

/** `… leaves the theater.Runa Holt`, `… leaves the theater. — Runa Holt`: nobody writes on like that. */
export function isNameAlone(rest: string, rules: Rules): boolean {
  return (
    /^\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,2}$/u.test(rest) && organisationScore(rest, rules) === 0
  );
}

/** `Runa Holt rholt@ostrandcourier.example` */
export function isNameAndAddress(rest: string, rules: Rules): boolean {
  if (!rest.includes('@')) return false;
  const name = /^(\p{Lu}[^@]{3,40}?)\s+[\w.+-]{2,40}@[\w-]{2,40}(?:\.[\w-]{2,20})+$/u.exec(rest)?.[1];
  return name !== undefined && organisationScore(name, rules) === 0;
}

/** `Runa Holt, The Ostrand Courier`, `RUNA HOLT — OSTRAND COURIER`, `Runa Holt for NPR` */
export function isNameAndHouse(rest: string, rules: Rules): boolean {
  const [, name = '', house = ''] =
    /^(\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}[\p{L}.’'-]*){1,3})(?:,\s|\s[-–—•·]\s|\sfor\s)((?:the\s)?\p{Lu}[^.,;:!?]{2,50}(?:\.\p{Ll}{2,6})?)$/u.exec(
      rest,
    ) ?? [];
  return name !== '' && organisationScore(name, rules) === 0 && organisationScore(house, rules) === 2;
}

/** `… leaves the theater Getty Images`: houses that captions speak of nowhere else; not `a photo for Getty Images`. */
export function isAgencyBehindWords(before: string, rest: string, rules: Rules): boolean {
  const [, , name = ''] =
    /^(\p{Lu}{2,5} via )?(\p{Lu}[\p{L} ]{2,20}?)(?: for \p{L}.{1,40})?$/u.exec(rest) ?? [];
  const form = rules.agencies.get(name.toLowerCase());
  if (form?.isInCreditsOnly !== true) return false;
  // "Splash" and "Rex" are words: only the name in full.
  if (name !== form.printed && name !== form.printed.toUpperCase()) return false;
  return !/\b(?:for|of|by|from|with|the|at|to|via|and|in|on|an?|photographer)\s$/iu.test(before);
}

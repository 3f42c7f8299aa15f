import { dropLabel } from './drop-label.ts';
import { parseCredit } from './parse-credit.ts';
import type { Rules } from '../rules.ts';

/** How many characters of a caption are a credit that leads it without brackets; 0: none do. */
export function leadingCreditLength(caption: string, rules: Rules): number {
  for (const candidate of [
    ...shoutedName(caption, rules),
    ...labelledWire(caption, rules),
    ...wireBeforeLead(caption, rules),
  ]) {
    const reading = parseCredit(candidate, rules);
    if (reading === null) continue;
    const { creators, agency } = reading.credit;
    if (creators.length > 0 || agency !== null) return candidate.length;
  }
  return 0;
}

/** `RUNA HOLT/OSTRAND COURIER A farmer …`, `RUNA HOLT/STAFF Crews …`; not `NEW YORK/LONDON A trader …` */
function shoutedName(caption: string, rules: Rules): readonly string[] {
  if (!caption.includes('/')) return [];
  const match =
    /^((\p{Lu}[\p{Lu}.'’-]*)(?:\s\p{Lu}[\p{Lu}.'’-]*){1,2}\s?\/\s?(\p{Lu}[\p{Lu}.'’&-]+(?:\s\p{Lu}[\p{Lu}.'’&-]+){0,4}))\s+(?=\p{Lu}\p{Ll}|A\s\p{Ll})/u.exec(
      caption,
    );
  const [, all, given = '', house = ''] = match ?? [];
  if (all === undefined) return [];
  const isHouse = house.includes(' ') || rules.roles.has(house.toLowerCase());
  return isHouse || rules.givenNames.has(given.toLowerCase()) ? [all] : [];
}

/** `Associated Press FILE - In this …` */
function wireBeforeLead(caption: string, rules: Rules): readonly string[] {
  const wire = /^(\p{Lu}[\p{L} ]{1,24}?)\s+(?=(?:\(?FILES?\)?|ARCHIV|COMBO|FILE PHOTO)\s?[-–—:])/u.exec(
    caption,
  )?.[1];
  return wire !== undefined && rules.agencies.has(wire.toLowerCase()) ? [wire] : [];
}

const maxWireWords = 3;

/** `Photo: Runa Holt/AP Crews …`: with a label in front, a wire behind the name ends the credit. */
function labelledWire(caption: string, rules: Rules): readonly string[] {
  const head = caption.slice(0, 160);
  const slash = /^[^/\n]{6,90}?\s?\/\s?(?=\p{L})/u.exec(head)?.[0];
  if (slash === undefined || !dropLabel(slash, rules).hadLabel) return [];
  const words = head.slice(slash.length).split(' ');
  const wire = Array.from({ length: maxWireWords }, (_, index) =>
    words.slice(0, maxWireWords - index).join(' '),
  ).find((name) => rules.agencies.has(name.toLowerCase()));
  // The whole caption is a credit: `Photo: Runa Holt/Getty Images`.
  return wire === undefined || wire === words.join(' ') ? [] : [`${slash}${wire}`];
}

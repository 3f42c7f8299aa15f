import type { Credit, Flag } from '../manifest.ts';
import type { CreditReading } from './parse-credit.ts';

export interface MergedCredit {
  readonly credit: Credit;
  readonly flags: readonly Flag[];
}

/** Nobody is named. */
export const noCredit: Credit = { line: null, creators: [], agency: null, provider: null, via: [] };

/**
 * The credits of one caption → one: its fullest form, once. `inline` stand in the caption and may name several makers,
 * `beside` are fields or lines next to it and only complete what the caption leaves open.
 */
export function mergeCredits(
  inline: readonly CreditReading[],
  beside: readonly CreditReading[],
): MergedCredit {
  const flags = [...new Set([...inline, ...beside].flatMap((reading) => reading.flags))];
  const inText = joinMakers(inline.map(({ credit }) => credit));
  const credit = beside.reduce((merged, reading) => complete(merged, reading.credit), inText);
  return { credit, flags };
}

/** How much a credit says. */
export function creditFullness({ line, creators, agency, provider, via }: Credit): number {
  return (
    (line === null ? 0 : 1) +
    (creators.length > 0 ? 8 : 0) +
    (agency === null ? 0 : 6) +
    (provider === null ? 0 : 4) +
    via.length
  );
}

/** Two credits that name the same maker are two forms of one; different makers are two photos in one frame. */
function joinMakers(credits: readonly Credit[]): Credit {
  return credits.reduce((joined, credit) => {
    if (isSameMaker(joined, credit)) return complete(joined, credit);
    return {
      line: `${joined.line}; ${credit.line}`,
      creators: [...new Set([...joined.creators, ...credit.creators])],
      agency: joined.agency ?? credit.agency,
      provider: joined.provider ?? credit.provider,
      via: [...new Set([...joined.via, ...credit.via])],
    };
  }, noCredit);
}

function isSameMaker(a: Credit, b: Credit): boolean {
  if (a.line === null || b.line === null || a.creators.length === 0 || b.creators.length === 0) return true;
  // "Dmitri Kessler/TASS" and "Дмитрий Кесслер/ТАСС" are one credit.
  if (a.agency !== null && a.agency === b.agency && isLatin(a.line) !== isLatin(b.line)) return true;
  const names = new Set(a.creators.map(foldName));
  return b.creators.some((name) => names.has(foldName(name)));
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

/** Fills what the credit leaves open; a fuller one that does not contradict replaces it. */
function complete(credit: Credit, other: Credit): Credit {
  if (other.line === null) return credit;
  if (credit.line === null) return other;
  if (!isSameMaker(credit, other)) return credit;
  const hasPerson = credit.creators.length > 0;
  if (hasPerson && credit.agency === null && credit.provider === null && other.creators.length === 0)
    return joinLines(credit, other);
  if (!hasPerson && other.creators.length > 0 && other.agency === null && other.provider === null)
    return joinLines(other, credit);
  return creditFullness(other) > creditFullness(credit) ? other : credit;
}

/** `Runa Holt` and `via WKHT/YouTube`: behind a maker, a house that is named so has carried the picture. */
function joinLines({ line, creators }: Credit, house: Credit): Credit {
  const houses = house.line ?? '';
  const via = houses.search(/\bv[ií]a\s/iu);
  const joined = { ...house, line: `${line}${via === 0 ? ' ' : '/'}${houses}`, creators };
  const { provider } = house;
  if (via === -1 || provider === null || houses.indexOf(provider) < via) return joined;
  return { ...joined, provider: null, via: [...new Set([provider, ...house.via])] };
}

/** `José` and `Jose` are one name. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.'’-]/gu, '')
    .replace(/\s+/gu, ' ')
    .toLowerCase();
}

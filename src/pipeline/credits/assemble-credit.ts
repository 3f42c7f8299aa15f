import type { Credit } from '../manifest.ts';
import { noCredit } from './merge-credits.ts';
import type { CreditReading, JoinedPart } from './parse-credit.ts';
import { decideNames, type NameKind } from './decide-names.ts';

/** Parts with their separators → the credit they make, or `null` when they say nothing. */
export function assembleCredit(parts: readonly JoinedPart[], hadLabel: boolean): CreditReading | null {
  const kept = dropRepeats(parts.filter(({ printed }) => printed !== ''));
  const isProven = hadLabel || parts.some(({ isProof }) => isProof);
  const flags = [...new Set(kept.flatMap((part) => part.flags))];
  if (kept.length === 0)
    return isProven && parts.length > 0 ? { credit: noCredit, flags, certainty: 'certain' } : null;
  const kinds = decideNames(kept);
  const credit = buildCredit(kept, kinds);
  return { credit, flags, certainty: isProven ? 'certain' : howLikely(kinds) };
}

function howLikely(kinds: readonly NameKind[]): CreditReading['certainty'] {
  return kinds.includes('person') && kinds.includes('organisation') ? 'likely' : 'possible';
}

/**
 * The same wire, person or paper named twice counts once: `Idris Colefax/Getty Images / Getty Images`. A name that hung on
 * the repeat goes on with the list: `AP Photo/Ann Prill; AP Photo/Ulf Marrow` → `AP Photo/Ann Prill; Ulf Marrow`.
 */
function dropRepeats(parts: readonly JoinedPart[]): readonly JoinedPart[] {
  const seen = new Set<string>();
  let dropped: JoinedPart | null = null;
  return parts.flatMap((part) => {
    const { agency, platform, name, client, flags } = part;
    const key = fold(agency ?? platform ?? name?.text ?? '');
    const counts = key !== '' && client === null && (flags.length === 0 || platform !== null);
    // "AP Photo/Ann Prill; Ulf Marrow/Ostrand Courier via AP": of the second maker it says something new.
    const isOfSecond = isVia(part.separator) && parts.some(({ separator }) => separator === '; ');
    if (counts && seen.has(key) && !isOfSecond) {
      dropped = part;
      return [];
    }
    if (counts) seen.add(key);
    const separator =
      dropped !== null && part.separator === '/' && isList(dropped.separator)
        ? dropped.separator
        : part.separator;
    dropped = null;
    return [{ ...part, separator }];
  });
}

function isList(separator: string): boolean {
  return separator === ', ' || separator === '; ';
}

function buildCredit(parts: readonly JoinedPart[], kinds: readonly NameKind[]): Credit {
  const agencies = parts.filter((part) => part.agency !== null);
  const organisations = findOrganisations(parts, kinds);
  const creators = parts.flatMap(({ name }, index) =>
    kinds[index] === 'person' && name !== null ? name.people : [],
  );
  return {
    line: printLine(parts),
    creators: [...new Set(creators)],
    agency: agencies[0]?.agency ?? null,
    provider: organisations.provider,
    via: listDistributors(parts, organisations.distributors),
  };
}

/** The paper or office that the picture comes from, and the ones it went through. */
function findOrganisations(parts: readonly JoinedPart[], kinds: readonly NameKind[]) {
  const distributors: string[] = [];
  let provider: string | null = null;
  parts.forEach(({ name, separator, client }, index) => {
    const organisation = kinds[index] === 'organisation' ? (name?.text ?? null) : null;
    const hasMaker = parts.slice(0, index).some((part) => part.name !== null || part.agency !== null);
    if (organisation !== null && isVia(separator) && hasMaker) distributors.push(organisation);
    else provider ??= organisation ?? client;
  });
  return { provider, distributors };
}

/** Every distributor after the maker, in the order of the line: what follows "via", a second wire, a platform. */
function listDistributors(parts: readonly JoinedPart[], organisations: readonly string[]): readonly string[] {
  const first = parts.findIndex(({ agency }) => agency !== null);
  const via = parts.flatMap(({ agency, platform, name, separator }, index) => {
    if (platform !== null) return [platform];
    // "Getty Images/Getty Images for Acme": the maker is no distributor of its own.
    if (agency !== null)
      return (index !== first && agency !== parts[first]?.agency) || isVia(separator) ? [agency] : [];
    return name !== null && organisations.includes(name.text) ? [name.text] : [];
  });
  return [...new Set(via)];
}

function isVia(separator: string): boolean {
  return separator.includes('via') || separator.includes('vía');
}

function printLine(parts: readonly JoinedPart[]): string {
  return parts
    .map(({ separator, printed }, index) => (index > 0 || isVia(separator) ? separator : '') + printed)
    .join('')
    .trim();
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

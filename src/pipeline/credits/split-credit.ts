import type { Rules } from '../rules.ts';
import { organisationScore } from './classify-name.ts';

/** A stretch of a credit between two separators. */
export interface CreditSegment {
  /** What stands before it, as it will be printed: `''` for the first, `/`, `, `, ` via ` … */
  readonly separator: string;
  readonly text: string;
}

/** `Ruth Okafor / The Daily Ledger via AP` → `Ruth Okafor`, `/` `The Daily Ledger`, ` via ` `AP`. */
export function splitCredit(credit: string, rules: Rules): readonly CreditSegment[] {
  const segments: CreditSegment[] = [];
  let separator = '';
  let start = 0;
  for (const match of credit.matchAll(separators)) {
    const text = credit.slice(start, match.index).trim();
    const after = credit.slice(match.index + match[0].length);
    if (!separates(match[0], text, after, rules)) continue;
    if (text !== '') segments.push({ separator, text });
    separator = segments.length === 0 && !isVia(match[0]) ? '' : printedSeparator(match[0]);
    start = match.index + match[0].length;
  }
  const last = credit.slice(start).trim();
  if (last !== '') segments.push({ separator, text: last });
  return segments;
}

const separators =
  /\s*[/,]\s*via\s+|\s+(?=@\w)|\s+(?:via|vía)\s+|^(?:via|vía)\s+(?=\S+$)|\s*[/\\|#;•·]\s*|\s+[-–—]{1,2}\s+|\s*—\s*|(?<=[\p{L}.])-(?=\p{L})|,\s*|:\s+|\s+on\s+|\s+(?:and|y|und|et|e)\s+/giu;

function separates(separator: string, before: string, after: string, rules: Rules): boolean {
  const kind = separator.trim().toLowerCase();
  if (kind === ',') return !isNameSuffix(after, rules);
  if (kind === 'on') return isPlatform(after, rules);
  // "Arquivo Pessoal e Runa Holt"; two people stay together.
  if (peopleJoiners.has(kind)) return rules.roles.has(before.toLowerCase());
  if (separator === '-')
    return (
      !isOneWire(before, after, rules) &&
      (isKnown(before, rules) || isKnown(after, rules) || isPersonBeforePaper(before, after, rules))
    );
  if (kind === ':')
    return before !== '' && before.split(/\s+/u).length <= 4 && !/\d{2}|[.!?]\s/u.test(before);
  // "Rex/Shutterstock" is one house.
  if (separator === '/' && isOneHouse(before, nextSegment(after), rules)) return false;
  // "AC/DC": two short capitals are one name.
  return !(separator === '/' && /(?:^|\s)[A-Z]{2}$/u.test(before) && /^DC\b/u.test(after));
}

const peopleJoiners: ReadonlySet<string> = new Set(['and', 'y', 'und', 'et', 'e']);

function isVia(separator: string): boolean {
  return /v[ií]a/iu.test(separator);
}

function printedSeparator(separator: string): string {
  const kind = separator.trim().toLowerCase();
  if (isVia(kind)) return kind === 'vía' ? ' vía ' : ' via ';
  if (kind === '') return ' ';
  if (kind === '/' || kind === '\\') return '/';
  if (kind === ',') return ', ';
  if (kind === ':') return ': ';
  if (kind === ';') return '; ';
  if (kind === '#' || kind === '•' || kind === '·') return '/';
  if (separator === '-') return '-';
  return kind === '--' ? ' - ' : ` ${kind} `;
}

function isNameSuffix(after: string, rules: Rules): boolean {
  const word = /^[\p{L}.]+/u.exec(after)?.[0].toLowerCase() ?? '';
  return rules.nameSuffixes.has(word) || ['inc.', 'inc', 'ltd', 'ltd.', 'llc', 'llc.', 'n.a.'].includes(word);
}

/** Two names of one agency that it prints together. */
function isOneHouse(before: string, after: string, rules: Rules): boolean {
  const [first, second, both] = [before, after, `${before}/${after}`].map((name) =>
    rules.agencies.get(name.toLowerCase()),
  );
  return both !== undefined && first !== undefined && first.agency === second?.agency;
}

/** `EPA-EFE`, `ITAR-TASS` */
function isOneWire(before: string, after: string, rules: Rules): boolean {
  const rest = /^[^\s/|;,]+/u.exec(after)?.[0] ?? '';
  return rules.agencies.has(`${before}-${rest}`.toLowerCase());
}

/** `Tom Reilly-Imagn Images`, `AP-Tom Reilly`, `Idris Colefax-Pool`: a hyphen divides beside a wire or a role. */
function isKnown(side: string, rules: Rules): boolean {
  const word = nextSegment(side).toLowerCase();
  return rules.agencies.has(word) || rules.roles.has(word) || rules.fillers.dropped.has(word);
}

/** `Ruth Okafor-Daily Ledger` */
function isPersonBeforePaper(before: string, after: string, rules: Rules): boolean {
  // "Claire DUBOIS-LEROUX" is one name, as is "Claire Dubois-Leroux" before "-Imagn Images" or "for The Ledger".
  if (/\p{Lu}{2}$/u.test(before) && /^\p{Lu}{2}/u.test(after)) return false;
  const [, surname, house = ''] = /^(\p{Lu}[\p{L}'’]+)(?:-(.+)|\sfor\s.+)$/u.exec(nextSegment(after)) ?? [];
  if (surname !== undefined && (house === '' || rules.agencies.has(house.toLowerCase())))
    return organisationScore(surname, rules) === 2;
  return (
    before.includes(' ') &&
    organisationScore(before, rules) === 0 &&
    organisationScore(nextSegment(after), rules) === 2
  );
}

function nextSegment(after: string): string {
  return (/^.*?(?=\s*[/|;,]|\s+via\s|$)/u.exec(after)?.[0] ?? '').trim();
}

function isPlatform(after: string, rules: Rules): boolean {
  const name = /^[^,/|;]+/u.exec(after)?.[0].trim().toLowerCase() ?? '';
  return rules.platforms.has(name);
}

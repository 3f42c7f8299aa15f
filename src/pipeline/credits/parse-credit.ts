import type { Credit, Flag } from '../manifest.ts';
import { rememberTexts } from '../remember-texts.ts';
import type { Rules } from '../rules.ts';
import { assembleCredit } from './assemble-credit.ts';
import { organisationScore } from './classify-name.ts';
import { cutNotices } from './cut-notices.ts';
import { dropLabel } from './drop-label.ts';
import { namesWire } from './names-wire.ts';
import { readSegment } from './read-segment.ts';
import { nothing, type CreditPart } from './segments/credit-part.ts';
import { namedLikeRole } from './segments/read-role-suffix.ts';
import { splitCredit } from './split-credit.ts';

/** A printed credit taken apart. */
export interface CreditReading {
  readonly credit: Credit;
  readonly flags: readonly Flag[];
  /**
   * `certain`: a known wire, a label or a role proves it. `likely`: a person with an organisation. `possible`: a name,
   * which a caption may hold for other reasons.
   */
  readonly certainty: 'certain' | 'likely' | 'possible';
}

/** A part with what stands before it. */
export interface JoinedPart extends CreditPart {
  readonly separator: string;
}

const maxCreditLength = 300;

/** With its brackets, line breaks and what else is taken off it; what is longer is not looked at. */
const maxRawLength = 4 * maxCreditLength;

/** One printed credit, with or without its brackets, → its parts; `null` when it is no credit. */
export const parseCredit = rememberTexts((text: string, rules: Rules): CreditReading | null => {
  if (text.length > maxRawLength) return null;
  const line = plainLine(text, rules);
  if (line.length > maxCreditLength) return null;
  const { text: credit, hadLabel } = dropLabel(cutNotices(line, rules), rules);
  const segments = splitCredit(credit, rules);
  const parts: JoinedPart[] = [];
  for (const { separator: mark, text } of segments) {
    const { separator, segment } = withoutPosition(mark, text, rules);
    // "AP Photo/Ann Prill, left; Ulf Marrow, right"
    if (parts.length > 1 && rules.notCredits.has(segment.toLowerCase())) continue;
    const part =
      readMakerLikeRole(segment, separator, parts, rules) ??
      readSegment(segment, rules) ??
      readTitle(segment, separator, parts) ??
      readForeignName(segment, separator, parts);
    if (part === null) return null;
    parts.push({ ...part, separator });
  }
  const reading = assembleCredit(parts, hadLabel);
  return parts.length < segments.length && reading?.certainty !== 'certain' ? null : reading;
});

/** `AP Photo/Oriol Pool`: what stands behind a wire's slash made the picture; `EPA/Kremlin Pool` names an office. */
function readMakerLikeRole(
  text: string,
  separator: string,
  before: readonly JoinedPart[],
  rules: Rules,
): CreditPart | null {
  if (separator !== '/' || before.at(-1)?.agency == null) return null;
  const given = namedLikeRole.exec(text)?.[1];
  if (given === undefined || isKnownWord(given.toLowerCase(), rules) || organisationScore(given, rules) === 2)
    return null;
  return { ...nothing, printed: text, name: { text, score: 0, people: [text] } };
}

/** `AP Photo/Bernat Armadans i Sol`: behind a wire's slash a name may have small words that no list knows. */
function readForeignName(text: string, separator: string, before: readonly JoinedPart[]): CreditPart | null {
  if (separator !== '/' || before.at(-1)?.agency == null) return null;
  const isName = /^\p{Lu}[\p{L}’'-]+(?:\s(?:\p{Lu}[\p{L}.’'-]*|\p{Ll}{1,3})){1,5}(?<=\s\p{Lu}\S*)$/u.test(
    text,
  );
  return isName ? { ...nothing, printed: text, name: { text, score: 0, people: [text] } } : null;
}

/** `Handout File`, `Sputnik Pool`, `Palace Pool`: no given names. */
function isKnownWord(word: string, rules: Rules): boolean {
  const lists = [rules.agencies, rules.roles, rules.fillers.printed, rules.fillers.dropped, rules.platforms];
  return [...lists, rules.organisationWordsNotFirst, rules.organisationWordsIfLong].some((list) =>
    list.has(word),
  );
}

/** `Zoe Muller/Wild Lens of the Year`: behind a person and a slash stands a house, whatever it is called. */
function readTitle(text: string, separator: string, before: readonly JoinedPart[]): CreditPart | null {
  const isBehindPerson = separator === '/' && before.some(({ name }) => name?.score === 0);
  if (
    !isBehindPerson ||
    !/^\p{Lu}[\p{L}’'-]+(?:\s(?:of|the|and|for|in|de|la|du|des|der|die|do|da|\p{Lu}[\p{L}’'-]*|\d{4})){2,7}$/u.test(
      text,
    )
  )
    return null;
  return { ...nothing, printed: text, name: { text, score: 2, people: [] } };
}

/** `, left and Ulf Marrow` → ` and Ulf Marrow`: where somebody's picture stands goes, who made it stays. */
function withoutPosition(
  separator: string,
  text: string,
  rules: Rules,
): { readonly separator: string; readonly segment: string } {
  const [, position = '', name = ''] = /^(.{0,20}?)\s?\band\s(\p{Lu}.*)$/u.exec(text) ?? [];
  const isPlace = position === '' || rules.notCredits.has(position.toLowerCase());
  return separator === ', ' && name !== '' && isPlace
    ? { separator: ' and ', segment: name }
    : { separator, segment: text };
}

/** Brackets, line breaks and a final stop go: `(AP\nPhoto/Zoe Muller).` → `AP Photo/Zoe Muller`. */
function plainLine(text: string, rules: Rules): string {
  let line = text.replace(/\s+/gu, ' ').trim();
  if (/^\(.*\)\.?$/u.test(line) || /^\[.*\]\.?$/u.test(line))
    line = line.replace(/\.$/u, '').slice(1, -1).trim();
  // "Photo Zoe Muller/AP)": the bracket that opened it is lost.
  line = line.replace(/^([^()]+)\)\.?$/u, '$1').trim();
  // "(AP Photo/Zoe Muller (File))"
  line = line.replace(/\s*\(([^()]{1,20})\)$/u, (bracket, role: string) =>
    rules.roles.has(role.toLowerCase()) ? `, ${role}` : bracket,
  );
  // "Zoe Muller (AP)", "Fotos: Zoe Muller (2)"
  line = line.replace(/\s*\(([^()]{1,30})\)(?=\s*(?:$|[,/;]))/gu, (bracket, word: string) => {
    if (/^\d{1,2}$/u.test(word)) return '';
    return rules.agencies.has(word.toLowerCase()) ? `/${word}` : bracket;
  });
  // "Zoe Muller zmuller@courier.example"
  if (line.includes('@')) line = line.replace(/(?<=\p{L}{2})\s+[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/u, '');
  // "AFP PHOTO / ZOE MULLERZOE MULLER/AFP"
  line = line.replace(/(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)+)\1(?=\s?\/)/u, '$1');
  // "© Zoe Muller (Norway) / Wild Lens", "Zoe Muller - 2.fev.21/AFP"
  line = line
    .replace(/(?<=\p{Lu}[\p{L}’'-]+\s\p{Lu}[\p{L}’'-]+)\s\(\p{Lu}[\p{L} .]{1,30}\)(?=\s*(?:$|[/|]))/u, '')
    .replace(/\s[-–]\s\d{1,2}\.\p{L}{3}\.\d{2,4}(?=\s*(?:$|\/))/u, '');
  // "Rex/Shutterstock (12345678a)", "WANA (West Asia News Agency) via Reuters"
  line = line
    .replace(/\s*\(\d{5,12}\p{L}{0,3}\)/gu, '')
    .replace(/\b(\p{Lu}{2,6})\s*\((?=\p{Lu})[^()]{4,60}\)(?=$|[\s,/])/gu, '$1');
  const bare = endsWithAbbreviation(line) ? line : line.replace(/[\s.,;*]+$/u, '');
  return isWhispered(bare, rules)
    ? bare.replace(/(?<![\p{L}'’])\p{Ll}/gu, (letter) => letter.toUpperCase())
    : bare;
}

/** `ap photo/runa holt`: a wire and a name, without a capital. */
function isWhispered(line: string, rules: Rules): boolean {
  return (
    !/\p{Lu}/u.test(line) &&
    /\p{L}\s?\/\s?\p{L}/u.test(line) &&
    line.split('/').some((part) => namesWire(part.trim(), rules))
  );
}

function endsWithAbbreviation(line: string): boolean {
  return /\b(?:Jr|Sr|Inc|Ltd|Co|Corp|Bros|[A-Z])\.$/u.test(line);
}

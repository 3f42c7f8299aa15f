import { rememberTexts } from '../remember-texts.ts';
import type { Rules } from '../rules.ts';
import { bareCreditStarts, scriptChange } from './bare-credit-starts.ts';
import { cutCountriesOut } from './countries-out.ts';
import { leadingCreditLength } from './leading-credit.ts';
import { wireBehindName } from './names-wire.ts';
import { parseCredit, type CreditReading } from './parse-credit.ts';

/** A caption without its credits, and what they say. */
export interface TakenCredits {
  readonly caption: string;
  readonly readings: readonly CreditReading[];
}

/** `isSettled`: looking through the same caption again would find nothing more. */
export interface SettledCredits extends TakenCredits {
  readonly isSettled: boolean;
}

const maxCredits = 8;

/** Takes the credits out of a caption: brackets and bare lines at its end, in front, and between its sentences. */
export function takeCredits(text: string, rules: Rules, isTruncated = false): SettledCredits {
  return isTruncated ? takeFromCut(text, rules) : takeFromWhole(text, rules);
}

const takeFromWhole = rememberTexts((text, rules) => takeAll(text, rules, false));
const takeFromCut = rememberTexts((text, rules) => takeAll(text, rules, true));

function takeAll(text: string, rules: Rules, isTruncated: boolean): SettledCredits {
  let caption = text.trim();
  const readings: CreditReading[] = [];
  let isAtEnd = false;
  for (let count = 0; count < maxCredits; count += 1) {
    const taken = takeLastCredit(caption, rules, isTruncated, readings.length > 0);
    if (taken === null) {
      isAtEnd = true;
      break;
    }
    // "(Photo by Zoe Muller / AFP) / NORWAY OUT (Photo by Zoe Muller/AFP via Getty Images)"
    caption = cutCountriesOut(taken.caption);
    readings.push(...taken.readings);
  }
  const front = takeFirstCredit(caption, rules, readings);
  const inner = takeInnerCredits(front.caption, rules);
  return {
    caption: inner.caption,
    readings: [...inner.readings, ...readings.toReversed(), ...front.readings],
    isSettled: isAtEnd && inner.caption === caption,
  };
}

function takeLastCredit(
  caption: string,
  rules: Rules,
  isTruncated: boolean,
  hasCredit: boolean,
): TakenCredits | null {
  return (
    takeLastBracket(caption, rules, hasCredit) ??
    takeUnclosedBracket(caption, rules, isTruncated) ??
    takeBareCredit(caption, rules)
  );
}

const maxBracketLength = 320;

/** How many brackets too many there may be: `(AP Photo/Zoe Muller))`. */
const maxSpareBrackets = 3;

function takeLastBracket(
  caption: string,
  rules: Rules,
  hasCredit: boolean,
  spare = maxSpareBrackets,
): TakenCredits | null {
  const end = /[)\]][\s.,;/#]*$/u.exec(caption.slice(-12));
  if (end === null) return null;
  const close = Math.max(0, caption.length - 12) + end.index;
  const open = findOpening(caption, close);
  if (open === -1)
    return spare > 0 && /[)\]]$/u.test(caption.slice(0, close))
      ? takeLastBracket(caption.slice(0, close), rules, hasCredit, spare - 1)
      : null;
  const content = caption.slice(open + 1, close);
  const before = caption.slice(0, open).replace(/[\s([]+$/u, '');
  // "(Xinhua/Li Yang) (wx)": a desk's initials behind the credit.
  if (/^\p{Ll}{1,4}$/u.test(content) && /[)\]]$/u.test(before)) return { caption: before, readings: [] };
  // "REUTERS/Name (KENYA - Tags: POLITICS)"
  if (/^[\p{Lu} .-]{2,40} - Tags:/u.test(content)) return { caption: before, readings: [] };
  const reading = parseCredit(content, rules);
  if (reading === null || !mayBeTaken(reading, before, content, hasCredit)) return null;
  return { caption: endSentence(before, caption.slice(close + 1)), readings: [reading] };
}

function findOpening(caption: string, close: number): number {
  const opening = caption[close] === ')' ? '(' : '[';
  let depth = 0;
  for (let index = close; index >= Math.max(0, close - maxBracketLength); index -= 1) {
    if (caption[index] === caption[close]) depth += 1;
    if (caption[index] === opening) depth -= 1;
    if (depth === 0) return index;
  }
  return -1;
}

/** A name in brackets is a credit only behind a finished sentence; a wire's or a label's is one anywhere. */
function mayBeTaken(reading: CreditReading, before: string, content: string, hasCredit: boolean): boolean {
  if (before === '') return false;
  if (reading.certainty === 'certain') return !isInText(reading, before, content);
  if (reading.certainty === 'likely') return true;
  return hasCredit || /[.!?…]["”’')\]]*$/u.test(before);
}

/** `CARROW, Ohio (AP)` is a dateline, not a credit: nothing stands before it but a place. */
function isInText(reading: CreditReading, before: string, content: string): boolean {
  return (
    /^[A-Z]{2,4}$/u.test(content) &&
    reading.credit.agency !== null &&
    before.length < 25 &&
    /^[\p{Lu}\s,.]+$/u.test(before)
  );
}

/** A full stop behind the bracket ends the sentence before it. */
function endSentence(before: string, after: string): string {
  return after.startsWith('.') && !/[.!?…"”’')]$/u.test(before) ? `${before}.` : before;
}

/** `… in Tarn Hollow. (AP Photo/Zoe Mul`: the page or the sender lost the end. */
function takeUnclosedBracket(caption: string, rules: Rules, isTruncated: boolean): TakenCredits | null {
  const open = caption.lastIndexOf('(');
  if (open <= 0 || caption.indexOf(')', open) !== -1 || caption.length - open > maxBracketLength) return null;
  const content = caption.slice(open + 1).replace(/[\s.,…]+$/u, '');
  const before = caption.slice(0, open).trimEnd();
  const reading = parseCredit(content, rules);
  if (reading?.certainty === 'certain') return { caption: before, readings: [reading] };
  const isCutWire =
    isTruncated &&
    [...rules.agencies.keys()].some((name) => `${name} photo`.startsWith(content.toLowerCase()));
  return isCutWire || (isTruncated && content.length < 2) ? { caption: before, readings: [] } : null;
}

const certainties: readonly CreditReading['certainty'][] = ['possible', 'likely', 'certain'];

function takeBareCredit(caption: string, rules: Rules): TakenCredits | null {
  for (const { index, asksFor } of bareCreditStarts(caption, rules)) {
    const rest = caption.slice(index);
    // The same in two scripts is two credits: the last is taken first.
    if (isTwoCredits(rest, rules)) continue;
    const reading = parseBareCredit(rest, rules);
    if (reading === null || certainties.indexOf(reading.certainty) < certainties.indexOf(asksFor)) continue;
    const before = caption.slice(0, index).replace(/[\s(/|=–—-]+$/u, '');
    if (before !== '') return { caption: before, readings: [reading] };
  }
  return null;
}

/** `Dmitri Kessler/TASS Дмитрий Кесслер/ТАСС` */
function isTwoCredits(text: string, rules: Rules): boolean {
  const parts = text.split(scriptChange);
  return (
    parts.length > 1 && parts.every((part) => (parseCredit(part, rules)?.credit.agency ?? null) !== null)
  );
}

function parseBareCredit(text: string, rules: Rules): CreditReading | null {
  const named = wireBehindName(text, rules);
  return parseCredit(named === null ? text : named.join('/'), rules);
}

/** A credit in front: running on into the caption, or set off by a mark. */
function takeFirstCredit(caption: string, rules: Rules, known: readonly CreditReading[]): TakenCredits {
  const length = leadingCreditLength(caption, rules);
  if (length === 0) return takeFrontCredit(caption, rules, known);
  const reading = parseCredit(caption.slice(0, length), rules);
  return reading === null
    ? { caption, readings: [] }
    : { caption: caption.slice(length).trimStart(), readings: [reading] };
}

/** `Gita Lorne, File - FILE - …`, `(AP Photo/Zoe Muller) Crews …`, `Photo by Zoe Muller: Crews …`. */
function takeFrontCredit(caption: string, rules: Rules, known: readonly CreditReading[]): TakenCredits {
  const bracket = /^[([]([^()[\]]{2,120})[)\]]\s*[-–—:]?\s*(?=\S)/u.exec(caption);
  const dash = /^([^\n()]{3,80}?)\s+[-–—]{1,2}\s+(?=FILES?\b|\p{Lu})/u.exec(caption);
  const bar = /^((?:Photos?|Courtesy Photo|Image|Video)\b[^|]{0,60}?)\s*\|\s+(?=\p{Lu})/u.exec(caption);
  const colon = /^([^:\n()]{2,60}:\s*[^:\n()]{2,60}|[^:\n()]{5,80}):\s+(?=\p{Lu})/u.exec(caption);
  const wire = /^(\p{L}{2,12})\s+[-–—]\s+(?=\p{Lu})/u.exec(caption);
  // "AP – Governor Crane holds up …"
  if (wire !== null && rules.agencies.has((wire[1] ?? '').toLowerCase())) {
    const reading = parseCredit(wire[1] ?? '', rules);
    if (reading !== null) return { caption: caption.slice(wire[0].length), readings: [reading] };
  }
  for (const match of [bracket, bar, dash, colon]) {
    if (match === null) continue;
    const reading = parseCredit(match[1] ?? '', rules);
    if (reading === null) continue;
    const isProven =
      match === bar ||
      (match === bracket && reading.certainty !== 'possible' && reading.credit.creators.length > 0) ||
      isSetInFront(match[0], match[1] ?? '', reading, rules);
    if (!isProven && !isFrontCredit(reading, match[1] ?? '', caption.slice(match[0].length), known)) continue;
    return { caption: caption.slice(match[0].length), readings: [reading] };
  }
  return { caption, readings: [] };
}

/** `(AP) Runa Holt waves …`, `Ida Brandt / Ostrand Courier: Runa Holt waves …` */
function isSetInFront(all: string, text: string, { credit }: CreditReading, rules: Rules): boolean {
  if (/^[([]/u.test(all)) return rules.agencies.has(text.toLowerCase());
  return (
    /\s?[/|]\s?/u.test(text) && /:\s*$/u.test(all) && credit.creators.length > 0 && credit.provider !== null
  );
}

/** In front only what names a maker with proof, or repeats the maker of the credit behind. */
function isFrontCredit(
  reading: CreditReading,
  text: string,
  rest: string,
  known: readonly CreditReading[],
): boolean {
  const { creators, agency } = reading.credit;
  const repeats = known.some(
    ({ credit }) => creators.length > 0 && creators.every((name) => credit.creators.includes(name)),
  );
  if (repeats) return true;
  if (/^\p{Lu}[\p{Lu}\s,.]+$/u.test(text)) return false;
  return (
    reading.certainty === 'certain' &&
    (creators.length > 0 || reading.credit.provider !== null) &&
    (agency !== null || rest.startsWith('FILE') || /\bby\b/iu.test(text))
  );
}

/** `Left photo. (AP Photo/A One) Right photo. (AP Photo/B Two)`: credits between sentences. */
function takeInnerCredits(caption: string, rules: Rules): TakenCredits {
  const readings: CreditReading[] = [];
  const text = caption.replace(
    /(?<=[.!?”"])\s*\(([^()]{4,160})\)(?=\s+\p{Lu}|\s*$)/gu,
    (bracket, content: string) => {
      const reading = parseCredit(content, rules);
      if (reading === null || reading.credit.agency === null) return bracket;
      readings.push(reading);
      return '';
    },
  );
  return { caption: text.trim(), readings };
}

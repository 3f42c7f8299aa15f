import { parseCredit } from '../../pipeline/credits/parse-credit.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { TextLine } from './text-lines.ts';

const minRunTogether = 2;
/** A longer line is no row of captions. */
const maxLineLength = 400_000;

/** A line on which several captions stand because its breaks were lost → one line each; the rest stays a line. */
export function splitRunTogether(line: TextLine, rules: Rules): readonly TextLine[] {
  if (line.text.length > maxLineLength) return [line];
  const ends = findCreditEnds(line.text, rules);
  const counters = findCounters(line.text);
  if (ends.length < minRunTogether && counters.length < minRunTogether) return [line];
  if (isOnePhoto(line.text, ends)) return [line];
  const texts = cutAt(line.text, [...ends, ...counters, ...findCutCopies(line.text)]);
  const beginnings = new Set(texts.map(beginning).filter((start) => start.length === sampleLength));
  return texts.flatMap((text) => cutAtCopies(text, beginnings)).map((text) => ({ ...line, text }));
}

function cutAt(text: string, places: readonly number[]): readonly string[] {
  const cuts = [0, ...new Set(places), text.length].toSorted((a, b) => a - b);
  return cuts
    .slice(0, -1)
    .map((start, index) => text.slice(start, cuts[index + 1]).trim())
    .filter((piece) => piece !== '');
}

/** Before each counter of a row: `1 of 6 Welders join … 2 of 6 A boy looks …` */
function findCounters(text: string): readonly number[] {
  const found = [
    ...text.matchAll(/(?<=^|\s)(\d{1,3})\s?(?:of|\/|de|von|sur|di)\s?(\d{1,3})\s+(?=["“«]?\p{Lu})/gu),
  ];
  const rows = new Map<string | undefined, number>();
  for (const [, , total] of found) rows.set(total, (rows.get(total) ?? 0) + 1);
  return found.filter(([, , total]) => (rows.get(total) ?? 0) >= minRunTogether).map(({ index }) => index);
}

/** Behind a copy that the page cut off: `… in Kes... more A kitchen table …` */
function findCutCopies(text: string): readonly number[] {
  return [...text.matchAll(/(?:\.{3}|…)\s?(?:(?:read )?more|less)?(?=\s+["“«]?\p{Lu})/gu)].map(
    (match) => match.index + match[0].length,
  );
}

const sampleLength = 30;

/** What ran into a caption, a headline or a cut copy: another copy of that caption tells where it begins. */
function cutAtCopies(text: string, beginnings: ReadonlySet<string>): readonly string[] {
  const starts: number[] = [];
  // What stands at its own beginning, behind a counter or not, is the caption itself.
  for (let at = text.length - withoutCounter(text).length + 1; at <= text.length - sampleLength; at += 1)
    if (beginnings.has(text.slice(at, at + sampleLength))) starts.push(at);
  return cutAt(text, starts);
}

function beginning(text: string): string {
  return withoutCounter(text).slice(0, sampleLength);
}

function withoutCounter(text: string): string {
  return text.replace(/^\d{1,3}\s?(?:of|\/|de|von|sur|di)\s?\d{1,3}\s*/u, '');
}

/** Where a caption ends: a proven credit in brackets or behind a label, the page's "less", then a new sentence or the end. */
function findCreditEnds(text: string, rules: Rules): readonly number[] {
  const ends: number[] = [];
  for (const end of [...bracketEnds(text, rules), ...labelEnds(text, rules)].toSorted((a, b) => a - b)) {
    const after = text.slice(end, end + 40);
    // "(AP) — " is a dateline, "(AP Photo/X) (Associated Press)" one credit in two brackets.
    if (
      /^\s*(?:[-–—(]|$)/u.test(after) ||
      !/^\s*(?:["“‘]?\p{Lu}|\d{1,3}\s?(?:of|\/|de|von)\s?\d{1,3}\s)/u.test(after)
    )
      continue;
    if (end - (ends.at(-1) ?? 0) > minCaptionLength) ends.push(end);
  }
  return endsInCredit(text, rules) ? [...ends, text.length] : ends;
}

const minCaptionLength = 25;

function bracketEnds(text: string, rules: Rules): readonly number[] {
  return [
    ...text.matchAll(/\(([^()]{2,160})\)(?:\s+(?:less|more|read more|hide caption)\b)?(?=\s|\p{Lu}|$)/gu),
  ]
    .filter(([, content = '']) => parseCredit(content, rules)?.certainty === 'certain')
    .map((match) => match.index + match[0].length);
}

const maxLabelWords = 8;

/** `… more Photo: Tess Orlin, AP Baker Moira Tam holds …`: the credit ends with its wire or role. */
function labelEnds(text: string, rules: Rules): readonly number[] {
  return [...text.matchAll(/(?:more|less|[.!?)])\s+(?:Photo|Credit|Foto|Bild)\s?:\s+/gu)].flatMap((match) => {
    const start = match.index + match[0].length;
    const words = text
      .slice(start, start + 120)
      .split(' ')
      .slice(0, maxLabelWords);
    for (let count = 1; count <= words.length; count += 1) {
      const credit = words.slice(0, count).join(' ');
      const house = credit.split(/\s*(?:[,/]|\bvia\b)\s*/u).at(-1) ?? '';
      if (rules.agencies.has(house.toLowerCase()) || rules.roles.has(house.toLowerCase()))
        return [start + credit.length];
    }
    return [];
  });
}

function endsInCredit(text: string, rules: Rules): boolean {
  const last = /\(([^()]{2,160})\)\s*$/u.exec(text);
  return last !== null && parseCredit(last[1] ?? '', rules)?.certainty === 'certain';
}

/** `Left photo, … (AP Photo/A) Right photo, … (AP Photo/B)`: one frame of two photos. */
function isOnePhoto(text: string, ends: readonly number[]): boolean {
  return ends
    .slice(0, -1)
    .some((end) =>
      /^\s*(?:left|right|top|bottom|above|below|center|at (?:left|right|top))\b/iu.test(
        text.slice(end, end + 20),
      ),
    );
}

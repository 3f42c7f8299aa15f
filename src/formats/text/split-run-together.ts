import { parseCredit } from '../../pipeline/credits/parse-credit.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { TextLine } from './text-lines.ts';

const minRunTogether = 2;

/** A line on which several captions stand because its breaks were lost → one line each; the rest stays a line. */
export function splitRunTogether(line: TextLine, rules: Rules): readonly TextLine[] {
  const ends = findCreditEnds(line.text, rules);
  if (ends.length < minRunTogether || isOnePhoto(line.text, ends)) return [line];
  const cuts = [0, ...ends, line.text.length];
  return cuts
    .slice(0, -1)
    .map((start, index) => line.text.slice(start, cuts[index + 1]).trim())
    .filter((text) => text !== '')
    .map((text) => ({ ...line, text }));
}

/** Behind which brackets a caption ends: a proven credit, then a new sentence or the end. */
function findCreditEnds(text: string, rules: Rules): readonly number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(/\(([^()]{2,160})\)(?=\s|$)/gu)) {
    const end = match.index + match[0].length;
    const after = text.slice(end, end + 40);
    // "(AP) — " is a dateline, "(AP Photo/X) (Associated Press)" one credit in two brackets.
    if (/^\s*(?:[-–—(]|$)/u.test(after) || !/^\s+["“‘]?\p{Lu}/u.test(after)) continue;
    if (
      parseCredit(match[1] ?? '', rules)?.certainty === 'certain' &&
      text.slice(ends.at(-1) ?? 0, match.index).length > 25
    ) {
      ends.push(end);
    }
  }
  return endsInCredit(text, rules) ? [...ends, text.length] : ends;
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

import { parseCredit } from '../../pipeline/credits/parse-credit.ts';
import type { Rules } from '../../pipeline/rules.ts';
import type { TextLine } from './text-lines.ts';

const minRunTogether = 2;

/** A line on which several captions stand because its breaks were lost → one line each; the rest stays a line. */
export function splitRunTogether(line: TextLine, rules: Rules): readonly TextLine[] {
  const ends = findCreditEnds(line.text, rules);
  if (ends.length < minRunTogether || isOnePhoto(line.text, ends)) return [line];
  const cuts = [0, ...ends, line.text.length];
  const texts = cuts
    .slice(0, -1)
    .map((start, index) => line.text.slice(start, cuts[index + 1]).trim())
    .filter((text) => text !== '');
  return cutHeadline(texts).map((text) => ({ ...line, text }));
}

const sampleLength = 30;

/** A headline ran into the first caption: another copy of that caption tells where it begins. */
function cutHeadline(texts: readonly string[]): readonly string[] {
  const [first = '', ...others] = texts;
  const starts = others
    .filter((text) => text.length >= sampleLength)
    .map((text) => first.indexOf(text.slice(0, sampleLength)))
    .filter((at) => at > 0);
  if (starts.length === 0) return texts;
  const at = Math.min(...starts);
  return [first.slice(0, at).trim(), first.slice(at), ...others];
}

/** Where a caption ends: a proven credit in brackets or behind a label, the page's "less", then a new sentence or the end. */
function findCreditEnds(text: string, rules: Rules): readonly number[] {
  const ends: number[] = [];
  for (const end of [...bracketEnds(text, rules), ...labelEnds(text, rules)].toSorted((a, b) => a - b)) {
    const after = text.slice(end, end + 40);
    // "(AP) — " is a dateline, "(AP Photo/X) (Associated Press)" one credit in two brackets.
    if (/^\s*(?:[-–—(]|$)/u.test(after) || !/^\s*["“‘]?\p{Lu}/u.test(after)) continue;
    if (end - (ends.at(-1) ?? 0) > minCaptionLength) ends.push(end);
  }
  return endsInCredit(text, rules) ? [...ends, text.length] : ends;
}

const minCaptionLength = 25;

function bracketEnds(text: string, rules: Rules): readonly number[] {
  return [...text.matchAll(/\(([^()]{2,160})\)(?:\s+less\b)?(?=\s|\p{Lu}|$)/gu)]
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

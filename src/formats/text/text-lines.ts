import { checkCount } from '../check-count.ts';
import { withoutRowNumbers } from './without-row-numbers.ts';

/** A line of the input, or a paragraph that was wrapped over several. */
export interface TextLine {
  /** The 1-based line on which it starts. */
  readonly number: number;
  readonly text: string;
  /** A blank line, or the start of the input, stands before it. */
  readonly isSetOff: boolean;
  /** It is the credit of the line under it, as its page's label says: `Image source, …`, `7/12 SLIDES © …` */
  readonly isForNext: boolean;
  /** How many captions the page numbers with bare numbers, where this is one of them: `5 A boat …`; else `null`. */
  readonly rowOf: number | null;
}

/** Text → its lines that hold something; lines that a mail program wrapped are joined again. `name` is what the text is called. */
export function splitLines(text: string, name: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let isSetOff = true;
  text.split(/\r\n|[\n\r\u2028\u2029]/u).forEach((raw, index) => {
    const line = withoutMarkup(raw.replace(/\s+/gu, ' ').trim());
    // The link of a numbered picture, between its caption and its credit.
    if (line === '#') return;
    if (line === '') isSetOff = true;
    else {
      lines.push({ number: index + 1, ...readLabel(line), isSetOff, rowOf: null });
      isSetOff = false;
      checkCount(lines.length, name, 'lines');
    }
  });
  return withoutRowNumbers(joinWrapped(lines));
}

/** `7/12 SLIDES © Runa Holt/AP` → the credit of the next line. */
function readLabel(line: string): Pick<TextLine, 'text' | 'isForNext'> {
  const text = line.replace(/^\d{1,3}\s?\/\s?\d{1,3}\s+SLIDES?\s+(?=©)/u, '');
  return { text, isForNext: text !== line || /^image (?:source|copyright|credit)\s?[,:]/iu.test(line) };
}

/** A line without what mail and Markdown set around it: quote marks, bullets, headings, emphasis, links and images. */
function withoutMarkup(line: string): string {
  return line
    .replace(/^(?:>\s?)+/u, '')
    .replace(/^#{1,6}\s+(?=\S)/u, '')
    .replace(/^[*+•]\s+(?=\S)/u, '')
    .replace(/!?\[([^[\]]{2,})\]\(\S{4,}?(?:\s+"[^"]*")?\)/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(?<![\w*_])([*_])(?=[^\s*_])([^*_]+?)(?<=\S)\1(?![\w*_])/gu, '$2')
    .trim();
}

const minWrapWidth = 40;
// No mail program lets a longer line stand.
const maxWrapWidth = 110;

/** A line goes on when the next starts in the middle of a sentence; a bracket left open goes on too. */
function joinWrapped(lines: readonly TextLine[]): readonly TextLine[] {
  const isWrappedText = countContinued(lines) >= Math.max(2, lines.length / 6);
  const joined: TextLine[] = [];
  lines.forEach((line, index) => {
    const last = joined.at(-1);
    const before = lines[index - 1];
    if (
      last !== undefined &&
      before !== undefined &&
      !line.isSetOff &&
      goesOn(before.text, line.text, isWrappedText)
    )
      joined[joined.length - 1] = {
        ...last,
        ...(isLabel(last.text) && { number: line.number }),
        text: `${last.text} ${line.text}`,
      };
    else joined.push(line);
  });
  return joined;
}

function countContinued(lines: readonly TextLine[]): number {
  return lines.filter((line, index) => {
    const last = lines[index - 1];
    return last !== undefined && !line.isSetOff && startsInside(last.text, line.text);
  }).length;
}

function goesOn(before: string, next: string, isWrappedText: boolean): boolean {
  if (isLabel(before)) return true;
  if (/\([^()]{0,60}$/u.test(before) && /^[^()]{0,80}\)/u.test(next)) return true;
  if (mayBeWrapped(before) && stopsInside.test(before)) return true;
  if (!isWrappedText) return false;
  return startsInside(before, next) || (mayBeWrapped(before) && !/[.!?…:)\]"”’]$/u.test(before));
}

/** A line that cannot end there: at a comma, or at a word that leans on the next. */
const stopsInside =
  /(?:,|\b(?:a|an|the|of|in|on|at|to|for|with|from|by|and|or|as|near|since|until|after|before|during|that|which|who|is|are|was|were|has|have|had|will|der|die|das|dem|den|von|vom|im|(?<!\d\s)am|und|mit|für|de|del|la|el|en|con|por|para|du|des|le|les|et|à|au|aux|il|lo|di|da|do|dos|em|no|na|e|y))$/u;

/** `Image caption,` on a line of its own: what it speaks of stands on the next. */
function isLabel(line: string): boolean {
  return /^image (?:source|caption|copyright|credit)\s?[,:]$/iu.test(line);
}

function startsInside(before: string, next: string): boolean {
  return mayBeWrapped(before) && /^\p{Ll}{2}(?!a\d)/u.test(next) && !/[.!?…:]["”’)]?$/u.test(before);
}

function mayBeWrapped(before: string): boolean {
  return before.length >= minWrapWidth && before.length <= maxWrapWidth;
}

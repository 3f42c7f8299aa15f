import { isTitle, type CreditPlace } from './find-credit-place.ts';
import type { LineFacts } from './line-facts.ts';
import { isFolded } from './mark-house-credits.ts';
import { isDatedScene, opensLikeCaption, readsLikeArticle } from './article-signs.ts';

/** Why a line was taken for a caption; the first sign that holds. */
export interface CaptionSign {
  readonly name: string;
  readonly holds: (line: LineFacts, place: LinePlace) => boolean;
}

/** A line among the others. */
export interface LinePlace {
  readonly lines: readonly LineFacts[];
  readonly index: number;
  /** Where this text sets its credits. */
  readonly creditPlace: CreditPlace;
  /** The lines that were taken for captions so far, by core. */
  readonly captionCores: ReadonlySet<string>;
}

/** The signs in order of their strength. Each asks for a sentence, none for a layout. */
const captionSigns: readonly CaptionSign[] = [
  {
    name: 'carries a credit',
    holds: (line, place) => line.hasCredit && line.words >= 2 && !isHeadlineOfWire(line, place),
  },
  {
    name: 'the page calls it a caption',
    holds: (line) => line.words >= 3 && callsItCaption.test(line.text),
  },
  {
    name: 'opens as wire captions do',
    holds: (line) => line.words >= 6 && opensLikeCaption(line.text) && !isQuote(line.text),
  },
  {
    name: 'a credit stands under it',
    holds: (line, place) => isSentence(line, 4) && hasCreditBelow(line, place),
  },
  {
    name: 'the credit above says that it is the next line’s',
    holds: (line, { lines, index }) => isSentence(line, 3) && isForNext(lines[index - 1]),
  },
  { name: 'a credit stands above it', holds: (line, place) => isSentence(line, 4) && hasCreditAbove(place) },
  {
    name: 'its copy stands next to it',
    holds: (line, place) => isSentence(line, 5) && hasCopyNextTo(line, place),
  },
  { name: 'the page counts it', holds: isCounted },
  {
    name: 'says its day in the present tense',
    holds: (line) => isSentence(line, 7) && isDatedScene(line.text),
  },
];

const minSentences = 5;

/** `Keel agrees to a longer deal (AP)` where every caption is a sentence: the link to another story. */
function isHeadlineOfWire({ text, core }: LineFacts, { lines }: LinePlace): boolean {
  const [, words] = wireInBrackets.exec(text) ?? [];
  if (words === undefined || endsSentence.test(words)) return false;
  const others = lines.filter((line) => line.hasCredit && line.text !== text);
  // The words of another caption are a copy of it, cut off or not.
  if (others.some((line) => line.core.startsWith(core))) return false;
  return others.length >= minSentences && others.every((line) => sentenceAndCredit.test(line.text));
}

const wireInBrackets = /^(.{12,110}?)\s\((?:AP|AFP|Reuters)\)$/u;
const endsSentence = /[.!?…]["”’)]?$/u;
const sentenceAndCredit = /[.!?…]["”’)]?\s*(?:[([]|[-–—|]?\s?\p{Lu})/u;

const callsItCaption =
  /^(?:(?:image|photo|picture)\s)?caption\s*[:,]\s*\S|^(?:bildunterschrift|pie de foto|légende|didascalia|legenda)\s*:\s*\S/iu;

/** The lines that are captions, by index, with why. A second look finds the copies of what the first one found. */
export function findCaptions(
  lines: readonly LineFacts[],
  creditPlace: CreditPlace,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const captionCores = new Set<string>();
  lines.forEach((line, index) => {
    if (line.isCredit || line.isFurniture) return;
    const sign = captionSigns.find(({ holds }) => holds(line, { lines, index, creditPlace, captionCores }));
    if (sign === undefined) return;
    found.set(index, sign.name);
    captionCores.add(line.core);
  });
  lines.forEach((line, index) => {
    if (!found.has(index) && !line.isCredit && isCopy(line, index, captionCores))
      found.set(index, 'a copy of a caption');
  });
  return found;
}

const minCoreLength = 18;

const minSentenceCore = 60;

/** What ends without a full stop begins a caption by chance only if it is short. */
const minOpenCore = 36;
const minOpenWords = 7;

/** Equal to a caption, or a caption's beginning that a page cut off, or left the rest out of. */
function isCopy(line: LineFacts, index: number, captionCores: ReadonlySet<string>): boolean {
  if (line.core.length < minCoreLength) return false;
  if (captionCores.has(line.core)) return true;
  if (!line.isTruncated && line.core.length < minSentenceCore && !breaksOff(line, index)) return false;
  return [...captionCores].some((core) => core.startsWith(line.core));
}

/** An alternative text that ends after so many letters without a mark; a headline may do so too. */
function breaksOff(line: LineFacts, index: number): boolean {
  return (
    line.core.length >= minOpenCore &&
    line.words >= minOpenWords &&
    !isTitle(line, index) &&
    !endsSentence.test(line.text)
  );
}

function isForNext(line: LineFacts | undefined): boolean {
  return line?.isCredit === true && line.isForNext;
}

const minCounted = 3;

/** `3 of 12 A boat …`: one of several that the page numbers through. */
function isCounted(line: LineFacts, { lines }: LinePlace): boolean {
  if (line.countedOf === null || line.words < 4 || line.isFurniture) return false;
  return lines.filter(({ countedOf }) => countedOf === line.countedOf).length >= minCounted;
}

function isSentence(line: LineFacts, minWords: number): boolean {
  return line.words >= minWords && /^["“„«¿¡(\d]{0,4}[\p{Lu}\p{Lo}]/u.test(line.text) && !line.isFurniture;
}

function isQuote(text: string): boolean {
  return /^["“„«]/u.test(text);
}

/** The nearest line below that is neither a counter nor blank is a credit line, and no byline stands above. */
function hasCreditBelow(line: LineFacts, { lines, index, creditPlace, captionCores }: LinePlace): boolean {
  if (creditPlace === 'above') return false;
  const below = lines[index + 1];
  if (below === undefined || !below.isCredit || below.isForNext) return false;
  if (below.isSetOff && !/^[([]/u.test(below.text) && !isFolded(lines[index + 2])) return false;
  if (captionCores.size === 0 && isByline(line, below, index)) return false;
  if (callsItCaption.test(lines[index + 2]?.text ?? '')) return false;
  return (
    !isTitle(line, index) && !(readsLikeArticle(line.text) && !/^[([]/u.test(below.text) && line.words > 12)
  );
}

const lastHeadlineAt = 5;

/** `Ida Brandt and Bo Finch, Associated Press` under the headline: who wrote the story. */
function isByline(line: LineFacts, { text }: LineFacts, index: number): boolean {
  if (index > lastHeadlineAt || /[.!?…]["”’)]?$/u.test(line.text)) return false;
  return (
    /^\p{Lu}[^/()|:©@]*,\s\p{Lu}[^/()|:©@]*$/u.test(text) &&
    !/\b(?:photos?|images?|file|pool|courtesy|handout)\b/iu.test(text)
  );
}

/** A credit line right above that belongs to nothing above it. */
function hasCreditAbove({ lines, index, creditPlace }: LinePlace): boolean {
  const above = lines[index - 1];
  if (above === undefined || !above.isCredit || lines[index]?.isSetOff === true) return false;
  if (creditPlace === 'above') return !readsLikeArticle(lines[index]?.text ?? '');
  const before = lines[index - 2];
  const isFreeAbove = above.isSetOff || before === undefined || before.isFurniture || before.words < 4;
  return isFreeAbove && !readsLikeArticle(lines[index]?.text ?? '') && !isBylineBlock(before);
}

function isBylineBlock(before: LineFacts | undefined): boolean {
  return before !== undefined && /^by\b/iu.test(before.text);
}

const maxGap = 2;

/** The same words again right after or before, with nothing between but counters and credits. */
function hasCopyNextTo(line: LineFacts, { lines, index }: LinePlace): boolean {
  if (line.core.length < minCoreLength || readsLikeArticle(line.text)) return false;
  return [-1, 1].some((step) => {
    for (let distance = 1, gap = 0; gap <= maxGap; distance += 1) {
      const other = lines[index + step * distance];
      if (other === undefined) return false;
      if (isCopyOf(line, other)) return true;
      if (!other.isCredit && !other.isFurniture) return false;
      gap += 1;
    }
    return false;
  });
}

function isCopyOf(line: LineFacts, other: LineFacts): boolean {
  if (line.core === other.core) return true;
  if (other.isTruncated && other.core.length >= minCoreLength) return line.core.startsWith(other.core);
  return line.isTruncated && other.core.startsWith(line.core);
}

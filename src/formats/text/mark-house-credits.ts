import type { Rules } from '../../pipeline/rules.ts';
import { parseCredit } from '../../pipeline/credits/parse-credit.ts';
import { readsLikeArticle } from './article-signs.ts';
import type { LineFacts } from './line-facts.ts';

const minRepeats = 2;
const minSentenceWords = 5;

/**
 * `Runa Holt, Ostrand Courier`, `Runa Holt`: one such line may be anything; under several sentences, for the same house or
 * with a name a person has, it is the credit.
 */
export function markHouseCredits(lines: readonly LineFacts[], rules: Rules): readonly LineFacts[] {
  const folded = lines.map((line, index) => {
    if (isSentence(lines[index - 1]) && bareRole.test(line.text))
      return { ...line, isCredit: true, hasCredit: false };
    return isFolded(lines[index + 1]) ? markNamed(line, rules) : line;
  });
  return markHouses(markRepeated(folded, rules), rules);
}

/** Right under a sentence these say where its photo came from. */
const bareRole = /^\(?(?:provided|contributed|submitted|supplied|courtesy|handout)\)?$/iu;

/** `hide caption`, `toggle caption`: what a page sets under a caption's credit. */
export function isFolded(line: LineFacts | undefined): boolean {
  return line !== undefined && /^(?:hide|toggle|show) caption$/iu.test(line.text);
}

/** `Ostrand Historical Society` above `hide caption`: whatever reads as a credit is one there. */
function markNamed(line: LineFacts, rules: Rules): LineFacts {
  const isCredit =
    line.isCredit ||
    (line.words <= maxCreditWords && !/[.!?]$/u.test(line.text) && parseCredit(line.text, rules) !== null);
  return isCredit ? { ...line, isCredit, hasCredit: false } : line;
}

const maxCreditWords = 10;
const minCreditsBelow = 2;

/** `Ostrand Historical Society` right under a sentence, where other sentences have their credits under them. */
function markHouses(lines: readonly LineFacts[], rules: Rules): readonly LineFacts[] {
  const isUnder = (index: number) => isSentence(lines[index - 1]) && lines[index]?.isSetOff === false;
  const known = lines.filter(({ isCredit }, index) => isCredit && isUnder(index)).length;
  if (known < minCreditsBelow) return lines;
  return lines.map((line, index) =>
    isUnder(index) && !line.isFurniture && namesHouse(line, rules)
      ? { ...line, isCredit: true, hasCredit: false }
      : line,
  );
}

function namesHouse({ text, words }: LineFacts, rules: Rules): boolean {
  if (words < 2 || words > 6 || /[.!?:]$/u.test(text)) return false;
  const credit = parseCredit(text, rules)?.credit;
  return credit?.provider === text && credit.creators.length === 0;
}

function markRepeated(lines: readonly LineFacts[], rules: Rules): readonly LineFacts[] {
  const makers = lines.map((line, index) => (isSentence(lines[index - 1]) ? findMaker(line, rules) : null));
  const counts = new Map<string | null, number>();
  for (const maker of makers) counts.set(maker, (counts.get(maker) ?? 0) + 1);
  return lines.map((line, index) => {
    const maker = makers[index] ?? null;
    const repeats = maker === null ? 0 : (counts.get(maker) ?? 0);
    return repeats < minRepeats ? line : { ...line, isCredit: true, hasCredit: false };
  });
}

function isSentence(line: LineFacts | undefined): boolean {
  return (
    line !== undefined &&
    line.words >= minSentenceWords &&
    /[.!?…]["”’)]?$/u.test(line.text) &&
    !readsLikeArticle(line.text)
  );
}

/** The house behind a person's name and a comma, or that a name stands alone. */
function findMaker({ text, isCredit, isFurniture }: LineFacts, rules: Rules): string | null {
  if (isCredit || isFurniture) return null;
  const match =
    /^(\p{Lu}[\p{L}’'-]+)(?:\s\p{Lu}[\p{L}.’'-]*){1,3}(?:,\s((?:The\s)?\p{Lu}[\p{L}\d.&’'-]*(?:\s(?:of|the|and|\p{Lu}[\p{L}\d.&’'-]*)){1,5}))?$/u.exec(
      text,
    );
  const [, givenName = '', house] = match ?? [];
  return house ?? (rules.givenNames.has(givenName.toLowerCase()) ? 'a name alone' : null);
}

import type { LineFacts } from './line-facts.ts';

const maxHeadlineWords = 22;
/** How many lines from the top it may be down, furniture not counted. */
const searched = 4;
const bylinesOfAList = 3;

/**
 * The headline: a short line near the top that is no caption, no credit, no furniture and no running text.
 * A list of stories, each with a byline of its own, has none.
 */
export function findHeadline(
  lines: readonly LineFacts[],
  captions: ReadonlyMap<number, string>,
): string | null {
  if (lines.filter(isByline).length >= bylinesOfAList) return null;
  const headline = lines
    .map((line, index) => ({ line, isCaption: captions.has(index) }))
    .filter(({ line }) => !line.isFurniture)
    .slice(0, searched)
    .find(({ line, isCaption }) => !isCaption && !line.isCredit && isTitle(line))?.line;
  return headline?.text.replace(/\s(?:share this (?:gallery|story|photo)|view gallery)$/iu, '') ?? null;
}

function isTitle({ text, words }: LineFacts): boolean {
  return (
    words >= 3 &&
    words <= maxHeadlineWords &&
    !/[.…]$|^\d{1,2}\.\s/u.test(text) &&
    /^["“„«¿¡‘(\d]?[\p{Lu}\p{Lo}\d]/u.test(text)
  );
}

/** `By Cora Pell`, `By AP and Post staff`. */
function isByline({ text, words }: LineFacts): boolean {
  return words >= 2 && words <= 8 && /^By\s\p{Lu}/u.test(text);
}

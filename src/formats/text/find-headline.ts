import type { LineFacts } from './line-facts.ts';

const maxHeadlineWords = 22;
const searched = 4;

/** The headline: a short line near the top that is no caption, no credit, no furniture and no running text. */
export function findHeadline(
  lines: readonly LineFacts[],
  captions: ReadonlyMap<number, string>,
): string | null {
  const headline = lines
    .slice(0, searched)
    .find((line, index) => !captions.has(index) && !line.isCredit && !line.isFurniture && isTitle(line));
  return headline?.text ?? null;
}

function isTitle({ text, words }: LineFacts): boolean {
  return (
    words >= 3 &&
    words <= maxHeadlineWords &&
    !/[.…]$/u.test(text) &&
    /^["“„«¿¡‘(\d]?[\p{Lu}\p{Lo}\d]/u.test(text)
  );
}

import type { TextLine } from './text-lines.ts';

const minRow = 3;

/** `2 Rover tracks …`, `3 A crescent …`, `4 Astronauts …`: bare numbers that count on from line to line are the page's. */
export function withoutRowNumbers(lines: readonly TextLine[]): readonly TextLine[] {
  const row = longestRow(
    lines.map(({ text }) => Number(/^(\d{1,3})\s+(?=["“‘«]?\p{Lu})/u.exec(text)?.[1] ?? Number.NaN)),
  );
  const sentences = lines.filter(({ text }, index) => row.has(index) && /[.!?)\]#”"…]$/u.test(text));
  // "1 Storm closes the pier", "2 Mayor steps down": a list of the most read.
  if (row.size < minRow || sentences.length < row.size / 2) return lines;
  return lines.map((line, index) =>
    row.has(index) ? { ...line, text: line.text.replace(/^\d{1,3}\s+/u, ''), rowOf: row.size } : line,
  );
}

/** The places of the longest run of numbers in which each is one more than the last. */
function longestRow(numbers: readonly number[]): ReadonlySet<number> {
  let best: readonly number[] = [];
  const ending = new Map<number, readonly number[]>();
  numbers.forEach((number, index) => {
    if (Number.isNaN(number)) return;
    const row = [...(ending.get(number - 1) ?? []), index];
    ending.set(number, row);
    if (row.length > best.length) best = row;
  });
  return new Set(best);
}

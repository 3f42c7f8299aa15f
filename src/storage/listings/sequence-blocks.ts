/**
 * Sequences in blocks of four sizes, so that a search can be asked of one stretch of the list: the index of terms knows each
 * block as it knows a word. `#9=4` holds 2048 to 2559.
 */
export function blocksOf(sequence: number): readonly string[] {
  return blockBits.map((bits) => blockTerm(bits, Math.floor(sequence / 2 ** bits)));
}

/** The fewest blocks that make up the stretch from `from` to below `to`, which both lie on the bounds of the smallest. */
export function coverStretch(from: number, to: number): readonly string[] {
  const blocks: string[] = [];
  let at = from;
  while (at < to) {
    const start = at;
    const bits =
      largestFirst.find((each) => start % 2 ** each === 0 && start + 2 ** each <= to) ?? smallestBits;
    blocks.push(blockTerm(bits, Math.floor(at / 2 ** bits)));
    at = (Math.floor(at / 2 ** bits) + 1) * 2 ** bits;
  }
  return blocks;
}

export const smallestBits = 9;
const blockBits = [smallestBits, 12, 15, 18];
const largestFirst = blockBits.toReversed();

function blockTerm(bits: number, block: number): string {
  return `#${bits}=${block}`;
}

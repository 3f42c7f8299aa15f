/** A text of which one letter between `from` and `to` may be another, missing or in its neighbour's place. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Stretches that may differ in one letter, or in two that changed places, as lists of their places: whatever two texts differ
 * so have a text in common that one letter is missing from. A list may hold others as well, and has two places or more.
 */
export function findNeighbours(stretches: readonly Stretch[]): readonly (readonly number[])[] {
  const keys = new Float64Array(stretches.reduce((sum, { from, to }) => sum + to - from + 1, 0));
  let filled = 0;
  stretches.forEach((stretch, place) => {
    for (const hash of hashesOf(stretch)) {
      keys[filled] = hash * maxStretches + place;
      filled += 1;
    }
  });
  return runsOf(keys.sort());
}

/** A hash of 32 bits and a place make a number that a double holds exactly. */
const maxStretches = 2 ** 21;
const base = 0x01000193;

/** The hashes of a text, and of what is left of it without each letter of the stretch. */
function hashesOf({ text, from, to }: Stretch): readonly number[] {
  // hash(text) = Σ code × base^(letters behind it): what is left of a letter moves by one power.
  let behind = 0;
  let power = 1;
  const hashes: number[] = [];
  const before = prefixHashes(text);
  for (let at = text.length - 1; at >= from; at -= 1) {
    if (at < to) hashes.push((Math.imul(before[at] ?? 0, power) + behind) >>> 0);
    behind = (behind + Math.imul(text.charCodeAt(at), power)) | 0;
    power = Math.imul(power, base);
  }
  hashes.push((before[text.length] ?? 0) >>> 0);
  return hashes;
}

function prefixHashes(text: string): Int32Array {
  const hashes = new Int32Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1)
    hashes[at + 1] = Math.imul(hashes[at] ?? 0, base) + text.charCodeAt(at);
  return hashes;
}

/** The places of equal hashes, from keys in order. */
function runsOf(keys: Float64Array): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let start = 0;
  for (let end = 1; end <= keys.length; end += 1) {
    if (end < keys.length && hashOf(keys[end]) === hashOf(keys[start])) continue;
    if (end - start > 1)
      runs.push([...new Set([...keys.subarray(start, end)].map((key) => key % maxStretches))]);
    start = end;
  }
  return runs.filter(({ length }) => length > 1);
}

function hashOf(key = 0): number {
  return Math.floor(key / maxStretches);
}

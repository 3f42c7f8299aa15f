import { hashSide } from './fingerprint.ts';

/** Hashes of a picture: which of its lowest frequencies are above their median. */
export interface PerceptualHashes {
  readonly hash256: string;
  readonly hash64: string;
}

/**
 * 64×64 grey values → pHash of 256 and of 64 bits, or `null` for a picture too flat to tell from another flat one.
 * One shrink serves both; a direct 9×8 shrink would keep the decoder's aliasing.
 */
export function perceptualHashes(grey: Uint8Array): PerceptualHashes | null {
  if (grey.length !== hashSide * hashSide)
    throw new Error(`a hash wants ${hashSide}×${hashSide} grey values`);
  if (gradientSum(grey) < minGradientSum) return null;
  const frequencies = lowFrequencies(grey);
  return { hash256: hashOf(frequencies, 16), hash64: hashOf(frequencies, 8) };
}

// Calibrated on generated pictures: plain skies and cards lie below, every scene lies far above.
const minGradientSum = 4;

/** Mean step between neighbours, in grey values: how much there is to see. */
function gradientSum(grey: Uint8Array): number {
  let sum = 0;
  for (let y = 0; y < hashSide; y += 1) {
    for (let x = 1; x < hashSide; x += 1) {
      sum += Math.abs((grey[y * hashSide + x] ?? 0) - (grey[y * hashSide + x - 1] ?? 0));
      sum += Math.abs((grey[x * hashSide + y] ?? 0) - (grey[(x - 1) * hashSide + y] ?? 0));
    }
  }
  return (sum / (hashSide * hashSide)) * 2;
}

const kept = 16;
/** Of each value the shares of its row's frequencies, one after the other. */
const cosines = Float64Array.from({ length: hashSide * kept }, (_, at) => {
  const frequency = (at % kept) + 1;
  return Math.cos(((2 * Math.floor(at / kept) + 1) * frequency * Math.PI) / (2 * hashSide));
});

/** The 16×16 lowest frequencies without the constant ones, by a separable cosine transform. */
function lowFrequencies(grey: Uint8Array): Float64Array {
  const rows = new Float64Array(hashSide * kept);
  for (let y = 0; y < hashSide; y += 1)
    for (let x = 0; x < hashSide; x += 1) addShares(rows, y * kept, x, grey[y * hashSide + x] ?? 0);
  const result = new Float64Array(kept * kept);
  const column = new Float64Array(kept);
  for (let u = 0; u < kept; u += 1) {
    column.fill(0);
    for (let y = 0; y < hashSide; y += 1) addShares(column, 0, y, rows[y * kept + u] ?? 0);
    for (let v = 0; v < kept; v += 1) result[v * kept + u] = column[v] ?? 0;
  }
  return result;
}

function addShares(sums: Float64Array, start: number, place: number, value: number): void {
  for (let frequency = 0; frequency < kept; frequency += 1)
    sums[start + frequency] =
      (sums[start + frequency] ?? 0) + value * (cosines[place * kept + frequency] ?? 0);
}

function hashOf(frequencies: Float64Array, side: number): string {
  const values = new Float64Array(side * side);
  for (let at = 0; at < values.length; at += 1)
    values[at] = frequencies[Math.floor(at / side) * kept + (at % side)] ?? 0;
  const median = values.toSorted()[values.length / 2] ?? 0;
  let hex = '';
  for (let at = 0; at < values.length; at += 4) {
    let nibble = 0;
    for (let bit = at; bit < at + 4; bit += 1) nibble = nibble * 2 + ((values[bit] ?? 0) > median ? 1 : 0);
    hex += nibble.toString(16);
  }
  return hex;
}

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
const cosines = Float64Array.from({ length: kept * hashSide }, (_, at) => {
  const frequency = Math.floor(at / hashSide) + 1;
  return Math.cos(((2 * (at % hashSide) + 1) * frequency * Math.PI) / (2 * hashSide));
});

/** The 16×16 lowest frequencies without the constant ones, by a separable cosine transform. */
function lowFrequencies(grey: Uint8Array): Float64Array {
  const rows = new Float64Array(hashSide * kept);
  for (let y = 0; y < hashSide; y += 1) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0;
      for (let x = 0; x < hashSide; x += 1)
        sum += (grey[y * hashSide + x] ?? 0) * (cosines[u * hashSide + x] ?? 0);
      rows[y * kept + u] = sum;
    }
  }
  const result = new Float64Array(kept * kept);
  for (let v = 0; v < kept; v += 1) {
    for (let u = 0; u < kept; u += 1) {
      let sum = 0;
      for (let y = 0; y < hashSide; y += 1)
        sum += (rows[y * kept + u] ?? 0) * (cosines[v * hashSide + y] ?? 0);
      result[v * kept + u] = sum;
    }
  }
  return result;
}

function hashOf(frequencies: Float64Array, side: number): string {
  const values = Array.from(
    { length: side * side },
    (_, at) => frequencies[Math.floor(at / side) * kept + (at % side)] ?? 0,
  );
  const median = values.toSorted((a, b) => a - b)[values.length / 2] ?? 0;
  let hex = '';
  for (let at = 0; at < values.length; at += 4) {
    const nibble = [0, 1, 2, 3].reduce(
      (bits, bit) => bits * 2 + ((values[at + bit] ?? 0) > median ? 1 : 0),
      0,
    );
    hex += nibble.toString(16);
  }
  return hex;
}

import { thumbSide } from './fingerprint.ts';

/** A grey square of 48×48. */
export type Thumb = Uint8Array;

const scales = [1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.8, 0.75, 0.7];

/**
 * How well one picture fits into the other as a crop, −1 to 1: the best normalised cross-correlation of the whole of one
 * with a window of the other, over windows of 70 % to 100 % of each side at every place.
 */
export function alignedCorrelation(a: Thumb, b: Thumb): number {
  return Math.max(bestWindow(a, b), bestWindow(b, a));
}

function bestWindow(whole: Thumb, part: Thumb): number {
  let best = -1;
  for (const width of scales) {
    for (const height of scales) {
      // A crop keeps its shape, or was made to fit another: sides within a fifth of each other.
      if (Math.abs(width - height) > 0.2) continue;
      best = Math.max(best, bestPlace(whole, part, width * thumbSide, height * thumbSide));
    }
  }
  return best;
}

const step = 1.5;

function bestPlace(whole: Thumb, part: Thumb, width: number, height: number): number {
  let best = -1;
  for (let top = 0; top <= thumbSide - height + 0.01; top += step) {
    for (let left = 0; left <= thumbSide - width + 0.01; left += step) {
      best = Math.max(best, correlate(whole, part, { left, top, width, height }));
    }
  }
  return best;
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

// Every second sample of each side is enough to tell, at a quarter of the work.
const stride = 2;

function correlate(whole: Thumb, part: Thumb, { left, top, width, height }: Window): number {
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let sumAA = 0;
  let sumBB = 0;
  let sumAB = 0;
  for (let y = 0; y < thumbSide; y += stride) {
    const sourceY = Math.min(thumbSide - 1, Math.round(top + ((y + 0.5) * height) / thumbSide - 0.5));
    for (let x = 0; x < thumbSide; x += stride) {
      const sourceX = Math.min(thumbSide - 1, Math.round(left + ((x + 0.5) * width) / thumbSide - 0.5));
      const valueA = whole[Math.max(0, sourceY) * thumbSide + Math.max(0, sourceX)] ?? 0;
      const valueB = part[y * thumbSide + x] ?? 0;
      count += 1;
      sumA += valueA;
      sumB += valueB;
      sumAA += valueA * valueA;
      sumBB += valueB * valueB;
      sumAB += valueA * valueB;
    }
  }
  const spread = Math.sqrt((sumAA - (sumA * sumA) / count) * (sumBB - (sumB * sumB) / count));
  return spread === 0 ? 0 : (sumAB - (sumA * sumB) / count) / spread;
}

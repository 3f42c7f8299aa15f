import { thumbSide } from './fingerprint.ts';

/** A grey square of 48×48. */
export type Thumb = Uint8Array;

/** How well two pictures agree, as normalised cross-correlations, −1 to 1. */
export interface Correlation {
  /** The whole of one with the best window of the other, of 70 % to 100 % of each side. */
  readonly aligned: number;
  /** The one frame laid on the other as it is: a crop agrees much less, the next frame of a burst hardly less. */
  readonly asTheyAre: number;
}

/** Windows are tried coarsely; the most promising are then moved and scaled in ever smaller steps. */
export function correlateThumbs(a: Thumb, b: Thumb): Correlation {
  return {
    aligned: Math.max(bestWindow(a, b), bestWindow(b, a)),
    asTheyAre: correlate(a, b, { left: 0, top: 0, width: thumbSide, height: thumbSide }, fineStride),
  };
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7];
const smallestSide = 0.68 * thumbSide;
// A crop keeps its shape, or was made to fit another: sides within a fifth of each other.
const mostSkew = 0.2 * thumbSide;
/** Pixels between coarse windows, and every how many pixels of each side are compared there and later. */
const coarseStep = 3;
const coarseStride = 4;
const fineStride = 2;
/** How many coarse windows are looked at closer, and in which steps. */
const promising = 4;
const fineSteps = [1.5, 0.75, 0.4];

const coarseWindows: readonly Window[] = scales.flatMap((x) =>
  scales.flatMap((y) => placesOf(x * thumbSide, y * thumbSide)),
);

function placesOf(width: number, height: number): readonly Window[] {
  if (Math.abs(width - height) > mostSkew) return [];
  const windows: Window[] = [];
  for (let top = 0; top <= thumbSide - height + 0.01; top += coarseStep)
    for (let left = 0; left <= thumbSide - width + 0.01; left += coarseStep)
      windows.push({ left, top, width, height });
  return windows;
}

function bestWindow(whole: Thumb, part: Thumb): number {
  const scored = coarseWindows
    .map((window) => ({ window, score: correlate(whole, part, window, coarseStride) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, promising);
  return Math.max(...scored.map(({ window }) => refine(whole, part, window)));
}

/** Moves and scales a window as long as that makes it fit better. */
function refine(whole: Thumb, part: Thumb, start: Window): number {
  let window = start;
  let best = correlate(whole, part, window, fineStride);
  for (const step of fineSteps) {
    for (let isBetter = true; isBetter;) {
      isBetter = false;
      for (const next of neighbours(window, step)) {
        const score = correlate(whole, part, next, fineStride);
        if (score <= best + 1e-6) continue;
        best = score;
        window = next;
        isBetter = true;
      }
    }
  }
  return best;
}

function neighbours({ left, top, width, height }: Window, step: number): readonly Window[] {
  return [-step, step]
    .flatMap((by) => [
      { left: left + by, top, width, height },
      { left, top: top + by, width, height },
      { left, top, width: width + by, height },
      { left, top, width, height: height + by },
      { left: left - by / 2, top: top - by / 2, width: width + by, height: height + by },
    ])
    .filter(isInside);
}

function isInside({ left, top, width, height }: Window): boolean {
  const sides = [width, height];
  return (
    left >= 0 &&
    top >= 0 &&
    left + width <= thumbSide &&
    top + height <= thumbSide &&
    sides.every((side) => side >= smallestSide) &&
    Math.abs(width - height) <= mostSkew
  );
}

/** Normalised cross-correlation of a picture with a window of another, its values between pixels interpolated. */
function correlate(whole: Thumb, part: Thumb, window: Window, stride: number): number {
  let count = 0;
  let sumA = 0;
  let sumB = 0;
  let sumAA = 0;
  let sumBB = 0;
  let sumAB = 0;
  for (let y = stride >> 1; y < thumbSide; y += stride) {
    const sourceY = window.top + ((y + 0.5) * window.height) / thumbSide - 0.5;
    for (let x = stride >> 1; x < thumbSide; x += stride) {
      const valueA = valueAt(whole, window.left + ((x + 0.5) * window.width) / thumbSide - 0.5, sourceY);
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

function valueAt(thumb: Thumb, x: number, y: number): number {
  const [left, top] = [clamp(Math.floor(x)), clamp(Math.floor(y))];
  const [right, bottom] = [clamp(left + 1), clamp(top + 1)];
  const [fromLeft, fromTop] = [Math.max(0, x - left), Math.max(0, y - top)];
  const upper = mix(thumb[top * thumbSide + left] ?? 0, thumb[top * thumbSide + right] ?? 0, fromLeft);
  const lower = mix(thumb[bottom * thumbSide + left] ?? 0, thumb[bottom * thumbSide + right] ?? 0, fromLeft);
  return mix(upper, lower, fromTop);
}

function clamp(at: number): number {
  return Math.min(thumbSide - 1, Math.max(0, at));
}

function mix(a: number, b: number, part: number): number {
  return a + (b - a) * part;
}

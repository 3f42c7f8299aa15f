import type { Thresholds } from '../../../desk-rules/thresholds.ts';
import type { ReceivedPhoto } from '../../gallery.ts';
import { photoThresholdsOf } from '../../photos/compare-photos.ts';
import { findEquals } from './find-equals.ts';

/** Up to so many frames, every pair is looked at: only so is every crop found. */
const maxFrames = 120;
/** More frames with an equal quarter of their hashes are much of one grey, not crops of each other. */
const maxAlike = 60;

/**
 * Pairs of photos whose frames may join them. Where they are many, those of one file, those whose hashes differ in few bits,
 * and for crops those whose short hashes have a quarter in common.
 */
export function findFrames(
  photos: readonly (ReceivedPhoto | null)[],
  thresholds: Thresholds,
  note: (a: number, b: number) => void,
): void {
  const fingerprints = photos.map((photo) => photo?.fingerprint ?? null);
  if (fingerprints.filter((fingerprint) => fingerprint !== null).length <= maxFrames) {
    const isThere = fingerprints.map((fingerprint) => (fingerprint === null ? null : 'a frame'));
    findEquals(isThere, maxFrames, note);
    return;
  }
  findEquals(
    fingerprints.map((fingerprint) => fingerprint?.sha256 ?? null),
    maxAlike,
    note,
  );
  for (const at of [0, 4, 8, 12]) {
    const quarters = fingerprints.map((fingerprint) => fingerprint?.hash64?.slice(at, at + 4) ?? null);
    findEquals(quarters, maxAlike, note);
  }
  const { same256, near256, near64 } = photoThresholdsOf(thresholds);
  findNear(
    fingerprints.map((fingerprint) => fingerprint?.hash256 ?? null),
    Math.max(same256, near256),
    note,
  );
  findNear(
    fingerprints.map((fingerprint) => fingerprint?.hash64 ?? null),
    near64,
    note,
  );
}

/** All pairs of hashes that differ in no more bits: a square of them, but of a nanosecond each. */
function findNear(
  hashes: readonly (string | null)[],
  most: number,
  note: (a: number, b: number) => void,
): void {
  const known = hashes.flatMap((hash, place) => (hash === null ? [] : [{ place, bits: readBits(hash) }]));
  known.forEach((b, at) => {
    for (let before = 0; before < at; before += 1) {
      const a = known[before];
      if (a !== undefined && countDifferent(a.bits, b.bits, most) <= most) note(a.place, b.place);
    }
  });
}

function readBits(hash: string): Uint32Array {
  return Uint32Array.from({ length: hash.length / 8 }, (_, at) =>
    Number.parseInt(hash.slice(8 * at, 8 * at + 8), 16),
  );
}

/** Counts no further than to more than `most`. */
function countDifferent(a: Uint32Array, b: Uint32Array, most: number): number {
  let different = 0;
  for (let at = 0; at < a.length && different <= most; at += 1) {
    // Bits are summed side by side in pairs, fours and eights.
    let bits = (a[at] ?? 0) ^ (b[at] ?? 0);
    bits -= (bits >>> 1) & 0x5555_5555;
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    different += Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
  }
  return different;
}

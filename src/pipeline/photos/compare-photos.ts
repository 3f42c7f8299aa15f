import { defaultThresholds, type Thresholds } from '../../desk-rules/thresholds.ts';
import { correlateThumbs } from './correlate-thumbs.ts';
import type { PhotoFingerprint } from './fingerprint.ts';
import { hammingDistance } from './hamming-distance.ts';

/** What two photos' files say of each other. */
export interface PhotoVerdict {
  /**
   * `same`: one frame. `near`: it supports the words. `crop`: one is cut out of the other. `different`: two frames.
   * `unsure`: nothing is proved.
   */
  readonly band: 'same' | 'near' | 'crop' | 'different' | 'unsure';
  /** In a desk's words. */
  readonly reason: string;
}

/** From where on distances and correlations mean something; `docs/photos.md` has the measured curve. */
export interface PhotoThresholds {
  /** Bits of 256: one frame. */
  readonly same256: number;
  /** Bits of 256 or of 64: near. */
  readonly near256: number;
  readonly near64: number;
  /** Correlation of a crop, how much more that is than of the frames as they are, and the most bits of 64 of a candidate. */
  readonly cropCorrelation: number;
  readonly cropGain: number;
  readonly cropCandidate64: number;
  /** Bits of 64 and correlation: two frames. */
  readonly different64: number;
  readonly differentCorrelation: number;
}

/** What a desk set, and what it cannot set. */
export function photoThresholdsOf({
  sameFrameBits,
  alikeFrameBits,
  cropCorrelation,
}: Thresholds): PhotoThresholds {
  return {
    same256: sameFrameBits,
    near256: alikeFrameBits,
    near64: 8,
    cropCorrelation,
    cropGain: 0.02,
    cropCandidate64: 24,
    different64: 20,
    differentCorrelation: 0.8,
  };
}

export const photoThresholds: PhotoThresholds = photoThresholdsOf(defaultThresholds);

/**
 * The evidence in the order of its weight: bytes, the long hash, the short one, a crop, a veto. A crop is searched where the
 * short hashes are not too far apart, and wherever the words say that the two may be one (`isCandidate`).
 */
export function comparePhotos(
  a: PhotoFingerprint,
  b: PhotoFingerprint,
  isCandidate = false,
  thresholds: PhotoThresholds = photoThresholds,
): PhotoVerdict {
  if (a.sha256 === b.sha256) return { band: 'same', reason: 'the same file' };
  if (a.hash256 === null || b.hash256 === null || a.hash64 === null || b.hash64 === null)
    return { band: 'unsure', reason: 'a picture is too flat to tell' };
  const d256 = hammingDistance(a.hash256, b.hash256);
  if (d256 <= thresholds.same256)
    return { band: 'same', reason: `the same frame (${d256} of 256 bits differ)` };
  const d64 = hammingDistance(a.hash64, b.hash64);
  if (d256 <= thresholds.near256 || d64 <= thresholds.near64)
    return { band: 'near', reason: `frames much alike (${d256} of 256 bits differ)` };
  // Far apart in every bit, and nothing else speaks for a crop: the search for one is dear.
  if (!isCandidate && d64 > thresholds.cropCandidate64)
    return { band: 'different', reason: `other frames (${d64} of 64 bits differ)` };
  const { aligned, asTheyAre } = correlateThumbs(decode(a.thumb), decode(b.thumb));
  const measured = aligned.toFixed(2);
  if (aligned >= thresholds.cropCorrelation && aligned - asTheyAre >= thresholds.cropGain)
    return { band: 'crop', reason: `another crop (correlation ${measured})` };
  if (d64 >= thresholds.different64 && aligned < thresholds.differentCorrelation)
    return { band: 'different', reason: `other frames (${d64} of 64 bits differ, correlation ${measured})` };
  return { band: 'unsure', reason: `frames that may be one (correlation ${measured})` };
}

function decode(thumb: string): Uint8Array {
  return Buffer.from(thumb, 'base64');
}

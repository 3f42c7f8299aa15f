/** What is known of a photo's file, whatever its format: made once per content by `src/photos/read-photo.ts`. */
export interface PhotoFingerprint {
  /** SHA-256 of the bytes, hexadecimal. */
  readonly sha256: string;
  /** Pixels, after orientation. */
  readonly width: number;
  readonly height: number;
  /** Perceptual hash of 256 bits, hexadecimal: identity. `null` where the picture is too flat to tell apart. */
  readonly hash256: string | null;
  /** Perceptual hash of 64 bits, hexadecimal: candidates. `null` with `hash256`. */
  readonly hash64: string | null;
  /** 48×48 grey values, base64: for crops. */
  readonly thumb: string;
}

/** Side of the grey square the hashes are made of, and of the thumb kept for crops. */
export const hashSide = 64;
export const thumbSide = 48;

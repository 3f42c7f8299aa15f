import { createHash } from 'node:crypto';
import type { Sharp } from 'sharp';
import { readPhotoMetadata } from '../formats/photo-metadata/read-photo-metadata.ts';
import { hashSide, thumbSide, type PhotoFingerprint } from '../pipeline/photos/fingerprint.ts';
import { perceptualHashes } from '../pipeline/photos/perceptual-hash.ts';
import { inMebibytes, maxPhotoBytes } from '../pipeline/photos/photo-limits.ts';
import type { PhotoMetadata } from '../pipeline/photos/photo-metadata.ts';
import { shrinkSquare } from '../pipeline/photos/shrink-square.ts';
import { findMetadataBlocks } from './find-metadata-blocks.ts';
import { readPhotoHead } from './read-photo-head.ts';
import { isLikePhoto, openPhoto, refusePhoto, tooManyPixels } from './open-photo.ts';

/** What can be learned of a photo's picture, or why nothing can; and what its file says of it, whatever its picture is. */
export type PhotoReading = { readonly metadata: PhotoMetadata | null } & (
  | { readonly fingerprint: PhotoFingerprint; readonly problem: null }
  | { readonly fingerprint: null; readonly problem: string }
);

/**
 * Bytes → fingerprint and metadata; `sha256`, hexadecimal, where their digest is known from when they came in. A file that is no photo, is
 * damaged or is too large is a problem told in words, never thrown.
 */
export async function readPhoto(bytes: Uint8Array, sha256: string | null = null): Promise<PhotoReading> {
  if (bytes.length === 0) return unreadable('the file is empty');
  if (bytes.length > maxPhotoBytes)
    return unreadable(`the file is larger than ${inMebibytes(maxPhotoBytes)}`);
  if (!isLikePhoto(bytes)) return unreadable(noFormat);
  const metadata = readPhotoMetadata(await findMetadataBlocks(bytes));
  try {
    return { fingerprint: await fingerprint(bytes, sha256), problem: null, metadata };
  } catch (error) {
    if (error instanceof Refusal) return unreadable(error.message, metadata);
    return unreadable(error instanceof Error ? explain(error) : String(error), metadata);
  }
}

async function fingerprint(bytes: Uint8Array, sha256: string | null): Promise<PhotoFingerprint> {
  const head = await readPhotoHead(bytes);
  const refusal = refusePhoto(head);
  if (refusal !== null) throw new Refusal(refusal);
  const grey = await greySquare(openPhoto(bytes), hashSide);
  const hashes = perceptualHashes(grey);
  return {
    sha256: sha256 ?? createHash('sha256').update(bytes).digest('hex'),
    width: head.upright.width,
    height: head.upright.height,
    hash256: hashes?.hash256 ?? null,
    hash64: hashes?.hash64 ?? null,
    thumb: Buffer.from(shrinkSquare(grey, hashSide, thumbSide)).toString('base64'),
  };
}

/** Upright, on white where it is transparent, whatever its colours: the same picture gives the same greys. */
function greySquare(photo: Sharp, side: number): Promise<Buffer> {
  return photo
    .autoOrient()
    .resize(side, side, { fit: 'fill' })
    .flatten({ background: '#ffffff' })
    .greyscale()
    .toColourspace('b-w')
    .extractChannel(0)
    .raw({ depth: 'uchar' })
    .toBuffer();
}

const noFormat = 'it is in no format that photos have';

/** Said as it is, and not as something that went wrong. */
class Refusal extends Error {}

function explain({ message }: Error): string {
  if (/pixel limit/i.test(message)) return tooManyPixels();
  if (/unsupported image format/i.test(message)) return noFormat;
  return `it cannot be decoded: ${message.split('\n')[0]?.slice(0, 200) ?? message}`;
}

function unreadable(problem: string, metadata: PhotoMetadata | null = null): PhotoReading {
  return { fingerprint: null, problem, metadata };
}

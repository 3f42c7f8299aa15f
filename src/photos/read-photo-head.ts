import { readJpegHead } from '../formats/photo-metadata/read-jpeg-head.ts';
import { openPhoto, refusePhoto, type PhotoHead } from './open-photo.ts';

/**
 * A photo's bytes → what they say of its picture. A JPEG's own words where they are plain and nothing speaks against decoding it:
 * having the decoder open it only for that costs twice as much as all else that is read. Throws where its head is damaged.
 */
export async function readPhotoHead(bytes: Uint8Array): Promise<PhotoHead> {
  const plain = readPlainHead(bytes);
  if (plain !== null && refusePhoto(plain) === null) return plain;
  const { format, width, height, isProgressive, autoOrient } = await openPhoto(bytes).metadata();
  return { format, width, height, isProgressive, upright: autoOrient };
}

function readPlainHead(bytes: Uint8Array): PhotoHead | null {
  const head = readJpegHead(bytes);
  if (head === null) return null;
  const { width, height, isProgressive, orientation } = head;
  // From 5 on, the sides change places.
  const upright = orientation < 5 ? { width, height } : { width: height, height: width };
  return { format: 'jpeg', width, height, isProgressive, upright };
}

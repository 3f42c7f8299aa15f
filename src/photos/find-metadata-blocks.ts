import { findJpegBlocks } from '../formats/photo-metadata/find-jpeg-blocks.ts';
import type { MetadataBlocks } from '../formats/photo-metadata/metadata-blocks.ts';
import { openPhoto } from './open-photo.ts';

/** A photo's bytes → its blocks of metadata: a JPEG's own segments, of other formats what sharp finds in their heads. */
export async function findMetadataBlocks(bytes: Uint8Array): Promise<MetadataBlocks> {
  return findJpegBlocks(bytes) ?? (await askSharp(bytes));
}

async function askSharp(bytes: Uint8Array): Promise<MetadataBlocks> {
  try {
    const { iptc = null, xmp = null, exif = null } = await openPhoto(bytes).metadata();
    return { photoshop: iptc, xmp, exif, problems: [] };
  } catch {
    // Who reads the picture tells what is wrong with it.
    return { photoshop: null, xmp: null, exif: null, problems: [] };
  }
}

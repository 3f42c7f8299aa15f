import {
  noMetadataFields,
  type MetadataFields,
  type PhotoMetadata,
} from '../../pipeline/photos/photo-metadata.ts';
import { decodeBlockTexts } from './decode-block-text.ts';
import { maxBlockBytes, type MetadataBlocks } from './metadata-blocks.ts';
import { readExif } from './read-exif.ts';
import { readIim } from './read-iim.ts';
import { readPhotoshopBlock } from './read-photoshop-block.ts';
import { readXmp } from './read-xmp.ts';

/** The blocks of a photo's file → what it says of itself, or `null` where it says nothing. Damage is told in `problems`. */
export function readPhotoMetadata(blocks: MetadataBlocks): PhotoMetadata | null {
  const problems = [...blocks.problems];
  const read = (name: string, bytes: Uint8Array | null, reader: BlockReader): MetadataFields | null => {
    if (bytes === null) return null;
    if (bytes.length > maxBlockBytes) {
      problems.push(`its ${name} block is larger than ${maxBlockBytes / 1024 / 1024} MiB`);
      return null;
    }
    const { fields, problem } = reader(bytes);
    if (problem !== null) problems.push(problem);
    return isEmpty(fields) ? null : fields;
  };
  const photoshop = blocks.photoshop === null ? null : readPhotoshopBlock(blocks.photoshop);
  problems.push(...(photoshop?.problems ?? []));
  const metadata = {
    iim: read('IPTC', photoshop?.iim ?? null, readIim),
    xmp: read('XMP', blocks.xmp, (bytes) => readXmp(decodeBlockTexts([bytes])[0] ?? '')),
    exif: read('EXIF', blocks.exif, readExif),
    isIimNewer: photoshop?.isIimNewer ?? false,
    problems: [...new Set(problems)],
  };
  const { iim, xmp, exif } = metadata;
  return iim === null && xmp === null && exif === null && problems.length === 0 ? null : metadata;
}

type BlockReader = (bytes: Uint8Array) => {
  readonly fields: MetadataFields;
  readonly problem: string | null;
};

function isEmpty(fields: MetadataFields): boolean {
  return JSON.stringify(fields) === JSON.stringify(noMetadataFields);
}

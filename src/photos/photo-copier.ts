import { copyFile, constants, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Item } from '../pipeline/manifest.ts';
import { fieldsToWrite } from './fields-to-write.ts';
import { openMetadataWriter } from './metadata-writer.ts';

/** ExifTool and a folder to work in, until `close`. */
export interface PhotoCopier {
  /**
   * Writes a photo's bytes as a new file with what its item says in it, as IPTC and XMP: why there is none, or `null`. A file that
   * is there already is left alone.
   */
  readonly copy: (bytes: Uint8Array, item: Item, target: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

/** Starts what writes into photos; `OUTPUT_UNWRITABLE` says what is missing. */
export async function openPhotoCopier(): Promise<PhotoCopier> {
  const writer = await openMetadataWriter();
  const workplace = await mkdtemp(join(tmpdir(), 'cutline-photos-'));
  const draft = join(workplace, 'photo.jpg');
  return {
    copy: async (bytes, item, target) => {
      try {
        await writeFile(draft, bytes);
        await writer.write(draft, fieldsToWrite(item));
        await copyFile(draft, target, constants.COPYFILE_EXCL);
        return null;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
          return `${target} is there already and was left alone`;
        return error instanceof Error ? error.message : String(error);
      } finally {
        await rm(draft, { force: true });
      }
    },
    close: async () => {
      await writer.close();
      await rm(workplace, { recursive: true, force: true });
    },
  };
}

/** Only into JPEGs anything is written. */
export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8;
}

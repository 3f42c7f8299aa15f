import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ExpectedError } from '../errors.ts';
import { flushToDisk } from './flush-to-disk.ts';
import type { PhotoStore } from './photo-store.ts';

/** Photos in a folder of this machine, or in one that several machines share. */
export async function openFolderPhotoStore(folder: string): Promise<PhotoStore> {
  const spoolDir = join(folder, 'incoming');
  await mkdir(spoolDir, { recursive: true }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError('DATA_DIR_UNUSABLE', `photos cannot be kept in ${folder}: ${why}`, { cause });
  });
  const takeFile: PhotoStore['takeFile'] = async (key, path) => {
    await flushToDisk(path);
    const place = join(folder, key);
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
    await flushToDisk(dirname(place));
  };
  return {
    spoolDir,
    takeFile,
    put: async (key, bytes) => {
      const path = join(spoolDir, randomUUID());
      await writeFile(path, bytes, { flag: 'wx' });
      await takeFile(key, path);
    },
    load: async (key) => {
      try {
        return await readFile(join(folder, key));
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
  };
}

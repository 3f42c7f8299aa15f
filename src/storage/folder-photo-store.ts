import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { flushToDisk } from './flush-to-disk.ts';
import type { OpenPhotoStore, PhotoStore } from './photo-store.ts';
import { openSpoolRoom } from './spool-room.ts';

/** Photos in a folder of this machine, or in one that several machines share. */
export async function openFolderPhotoStore(folder: string): Promise<OpenPhotoStore> {
  const { path: spoolDir, close } = await openSpoolRoom(join(folder, 'incoming'));
  const takeFile: PhotoStore['takeFile'] = async (key, path) => {
    await flushToDisk(path);
    const place = join(folder, key);
    await mkdir(dirname(place), { recursive: true });
    await rename(path, place);
    await flushToDisk(dirname(place));
  };
  return {
    spoolDir,
    close,
    takeFile,
    put: async (key, bytes) => {
      const path = join(spoolDir, randomUUID());
      await writeFile(path, bytes, { flag: 'wx' });
      await takeFile(key, path);
    },
    load: (key) => readFile(join(folder, key)).catch(nullWhereMissing),
    remove: (key, graceMs) => removeOld(join(folder, key), join(spoolDir, randomUUID()), graceMs),
  };
}

/** Puts a file aside, then looks at its age: one that takes its place meanwhile is never the one that is removed. */
async function removeOld(place: string, aside: string, graceMs: number): Promise<boolean> {
  const file = await stat(place).catch(nullWhereMissing);
  if (file === null) return true;
  if (Date.now() - file.mtimeMs < graceMs) return false;
  const isAside = await rename(place, aside).then(() => true, nullWhereMissing);
  if (isAside === null) return true;
  if (Date.now() - (await stat(aside)).mtimeMs >= graceMs) {
    await rm(aside);
    return true;
  }
  // It was replaced between the two looks; its bytes are the same, and it may have been replaced once more.
  await rename(aside, place);
  return false;
}

function nullWhereMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}

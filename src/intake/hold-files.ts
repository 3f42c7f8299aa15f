import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoStore } from '../storage/photo-store.ts';

/** The files of one delivery on their way in: photos, which the store does not have yet, and the gallery's. */
export interface HeldFiles {
  /** Takes photos as the store would, and holds them back. */
  readonly store: PhotoStore;
  /** A path in the spool folder for a new file. */
  readonly makePath: () => string;
  /** Gives the store the photos that were held. */
  readonly keep: () => Promise<void>;
  /** Removes what was held and not kept, and every file under a path that was made. */
  readonly drop: () => Promise<void>;
}

/** Holds files back until it is known that their gallery is taken: what is refused leaves nothing in the store. */
export function holdFiles(store: PhotoStore): HeldFiles {
  const photos = new Map<string, string>();
  const paths: string[] = [];
  const makePath = () => {
    const path = join(store.spoolDir, randomUUID());
    paths.push(path);
    return path;
  };
  const takeFile: PhotoStore['takeFile'] = async (key, path) => {
    const place = photos.get(key) ?? makePath();
    await rename(path, place);
    photos.set(key, place);
  };
  return {
    store: { ...store, takeFile },
    makePath,
    keep: async () => {
      for (const [key, path] of photos) {
        await store.takeFile(key, path);
        photos.delete(key);
      }
    },
    drop: async () => {
      for (const path of paths.splice(0)) await rm(path, { force: true });
      photos.clear();
    },
  };
}

import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PhotoStore } from '../storage/photo-store.ts';

/** Photos on their way in, which the store does not have yet. */
export interface HeldPhotos {
  /** Takes files as the store would, and holds them back. */
  readonly store: PhotoStore;
  /** Gives the store what was held. */
  readonly keep: () => Promise<void>;
  /** Forgets what was held and not kept. */
  readonly drop: () => Promise<void>;
}

/** Holds photos back until it is known that their gallery is taken: what is refused leaves nothing in the store. */
export function holdPhotos(store: PhotoStore): HeldPhotos {
  const held = new Map<string, string>();
  const takeFile: PhotoStore['takeFile'] = async (key, path) => {
    const place = held.get(key) ?? join(store.spoolDir, randomUUID());
    await rename(path, place);
    held.set(key, place);
  };
  return {
    store: { ...store, takeFile },
    keep: async () => {
      for (const [key, path] of held) {
        await store.takeFile(key, path);
        held.delete(key);
      }
    },
    drop: async () => {
      for (const path of held.values()) await rm(path, { force: true });
      held.clear();
    },
  };
}

import { createContext, useContext } from 'react';
import type { PublishedManifest } from '../../../src/client/manifest-schema.ts';
import type { EntryPhotos } from './photos/use-entry-photos.ts';

/** What every part of a gallery's page may need of it. */
export interface ShownManifest {
  readonly galleryId: string;
  readonly manifest: PublishedManifest;
  readonly photos: EntryPhotos;
  /** Selects entries by their indexes, or none of them where all were selected. */
  readonly toggle: (entries: readonly number[]) => void;
}

export const GalleryContext = createContext<ShownManifest | null>(null);

export function useShownManifest(): ShownManifest {
  const shown = useContext(GalleryContext);
  if (shown === null) throw new Error('this is no part of a gallery');
  return shown;
}

import type { Manifest } from '../../src/pipeline/manifest.ts';
import { galleries, runGallery } from './galleries.ts';

let cleaned: Promise<readonly CleanedGallery[]> | null = null;

interface CleanedGallery {
  readonly name: string;
  readonly manifest: Manifest;
}

/** The manifests of all galleries on disk, cleaned once for all tests of a file. */
export function cleanedGalleries(): Promise<readonly CleanedGallery[]> {
  cleaned ??= Promise.all(
    galleries.map(async (gallery) => ({ name: gallery.name, manifest: await runGallery(gallery) })),
  );
  return cleaned;
}

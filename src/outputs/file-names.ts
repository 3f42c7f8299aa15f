import { formatNamed } from '../formats/write-published.ts';
import type { Publication } from '../storage/publications.ts';
import type { FileRule } from './output.ts';

/** What the files of a publication are called. */
export interface FileNames {
  readonly manifest: string;
  /** The event: which run, which version, the manifest's digest. */
  readonly publication: string;
  /** There while the gallery is retracted. */
  readonly retraction: string;
  /** The files of the manifests that were published before this one. */
  readonly earlier: readonly string[];
}

/** `gal_….v3.manifest.json`, or `gal_….manifest.json` where each version takes the place of the one before. */
export function fileNames({ galleryId, version }: Publication, { names, format }: FileRule): FileNames {
  const { extension } = formatNamed(format);
  const stem = (number: number) => (names === 'version' ? `${galleryId}.v${number}` : galleryId);
  const earlier = Array.from({ length: version - 1 }, (_, at) => stem(at + 1));
  return {
    manifest: `${stem(version)}.${extension}`,
    publication: `${stem(version)}.publication.json`,
    retraction: `${galleryId}.retracted.json`,
    earlier: [...new Set(earlier)].flatMap((each) => [`${each}.${extension}`, `${each}.publication.json`]),
  };
}

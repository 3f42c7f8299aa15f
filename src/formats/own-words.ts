import type { EarlierReading } from '../pipeline/gallery.ts';
import { dateBases, flags, type Credit, type Flag } from '../pipeline/manifest.ts';

/** The flags of manifests among the words of a document; that two photos share their words is no fact about a photo. */
export function ownFlags(words: readonly unknown[]): readonly Flag[] {
  return flags.filter((flag) => flag !== 'shares-caption' && words.includes(flag));
}

/** What a document that a manifest was written into says of credit and date. */
export function ownReading(credit: Credit, dateBasis: unknown): EarlierReading {
  return { credit, dateBasis: dateBases.find((basis) => basis === dateBasis) ?? null };
}

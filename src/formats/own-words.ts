import type { EarlierReading } from '../pipeline/gallery.ts';
import { dateBases, flags, type Credit, type Flag } from '../pipeline/manifest.ts';
import { contentDigest } from '../pipeline/manifests/content-digest.ts';

/** The flags of manifests among the words of a document; that two photos share their words is no fact about a photo. */
export function ownFlags(words: readonly unknown[]): readonly Flag[] {
  return flags.filter((flag) => flag !== 'shares-caption' && words.includes(flag));
}

/** What is written beside the parts of a credit, so that they count for no other line: 16 hexadecimal digits, `null` for no line. */
export function creditCheck(line: string | null): string | null {
  return line === null ? null : contentDigest(line.trim()).slice(0, 16);
}

/**
 * What a document that a manifest was written into says of credit and date. Where somebody has changed the credit line since, its
 * check does not fit, and the line is read anew.
 */
export function ownReading(credit: Credit, check: string | null, dateBasis: unknown): EarlierReading {
  return {
    credit: creditCheck(credit.line) === check ? credit : null,
    dateBasis: dateBases.find((basis) => basis === dateBasis) ?? null,
  };
}

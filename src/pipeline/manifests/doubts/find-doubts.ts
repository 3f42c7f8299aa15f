import { defaultThresholds, type Thresholds } from '../../../desk-rules/thresholds.ts';
import type { Manifest } from '../../manifest.ts';
import type { EntryPhoto } from '../../photos/list-entry-photos.ts';
import type { Doubt } from './doubt.ts';
import { findApartDoubts } from './find-apart-doubts.ts';
import { findDecisionDoubts } from './find-decision-doubts.ts';
import { findJoinedDoubts } from './find-joined-doubts.ts';
import { findWarnedDoubts } from './find-warned-doubts.ts';

/**
 * A manifest, and the photos its entries came with → what a person should look at in it, the most doubtful first. The same
 * manifest gives the same doubts.
 */
export function findDoubts(
  manifest: Manifest,
  photos: readonly EntryPhoto[] = [],
  thresholds: Thresholds = defaultThresholds,
): readonly Doubt[] {
  const apart = findApartDoubts(manifest, thresholds);
  const doubts = [
    ...apart,
    ...findJoinedDoubts(manifest, photos),
    ...findWarnedDoubts(manifest, apart),
    ...findDecisionDoubts(manifest),
  ];
  return doubts
    .map((doubt) => ({ ...doubt, weight: Math.round(doubt.weight * 100) / 100 }))
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, maxDoubts);
}

/** Of one gallery: more than these nobody looks through. */
const maxDoubts = 200;

import { defaultThresholds, type Thresholds } from '../../desk-rules/thresholds.ts';
import type { ReceivedPhoto } from '../gallery.ts';
import { comparePhotos, photoThresholdsOf } from '../photos/compare-photos.ts';
import type { Verdict } from './compare-captions.ts';

/**
 * What the words say, and what the photos add: an address or a frame joins whatever the words say, another frame separates,
 * and frames much alike settle a doubt.
 */
export function weighPhotos(
  words: Verdict,
  a: ReceivedPhoto | null,
  b: ReceivedPhoto | null,
  thresholds: Thresholds = defaultThresholds,
): Verdict {
  if (a === null || b === null) return words;
  if (a.key === b.key) return { ...words, band: 'same', relation: 'same-photo' };
  if (a.fingerprint === null || b.fingerprint === null)
    return { ...words, band: 'different', reason: 'two photos' };
  const isCandidate = words.band !== 'different';
  const { band, reason } = comparePhotos(
    a.fingerprint,
    b.fingerprint,
    isCandidate,
    photoThresholdsOf(thresholds),
  );
  if (band === 'same' || band === 'crop') return joined(words, reason);
  const isDoubt = words.band === 'unsure' || words.relation === 'revision';
  if (band === 'near' && isDoubt) return joined(words, reason);
  return { ...words, band: 'different', reason: band === 'different' ? reason : 'two photos' };
}

function joined(words: Verdict, reason: string): Verdict {
  const relation = words.band === 'same' ? words.relation : sameFrame(words);
  return { ...words, band: 'same', relation, reason: `${reason}; ${words.reason}` };
}

function sameFrame({ relation }: Verdict): Verdict['relation'] {
  return relation === 'revision' ? 'revision' : 'same-photo';
}

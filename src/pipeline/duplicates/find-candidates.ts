import type { ReceivedPhoto } from '../gallery.ts';
import type { CaptionWords } from './caption-words.ts';
import { functionWords } from './word-forms.ts';

/** What may be one photo with another. */
interface Candidate {
  readonly words: Pick<CaptionWords, 'words' | 'scene' | 'key'>;
  readonly entries: readonly { readonly received: { readonly photo: ReceivedPhoto | null } }[];
}

/** Up to this many, every pair is compared; beyond, only pairs that share rare words. */
const allPairsLimit = 120;
const rareWords = 6;
const maxBucket = 60;

/** The pairs worth comparing, each once, as indexes into the list. */
export function findCandidates(copies: readonly Candidate[]): readonly (readonly [number, number])[] {
  return copies.length <= allPairsLimit ? allPairs(copies.length) : pairsByRareWords(copies);
}

function allPairs(count: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0; a < count; a += 1) for (let b = a + 1; b < count; b += 1) pairs.push([a, b]);
  return pairs;
}

/** Copies of one photo share the words that are rare in the gallery, the beginning, or the photo. */
function pairsByRareWords(copies: readonly Candidate[]): readonly (readonly [number, number])[] {
  const frequency = new Map<string, number>();
  for (const { words } of copies)
    for (const word of new Set(words.scene)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const buckets = new Map<string, number[]>();
  copies.forEach((copy, index) => {
    for (const block of blocksOf(copy, frequency)) buckets.set(block, [...(buckets.get(block) ?? []), index]);
  });
  const seen = new Set<number>();
  const pairs: (readonly [number, number])[] = [];
  for (const bucket of buckets.values()) {
    if (bucket.length > maxBucket) continue;
    for (const [a, b] of allPairs(bucket.length)) {
      const [first = 0, second = 0] = [bucket[a], bucket[b]];
      const key = first * copies.length + second;
      if (!seen.has(key)) pairs.push([first, second]);
      seen.add(key);
    }
  }
  return pairs.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function blocksOf({ words, entries }: Candidate, frequency: ReadonlyMap<string, number>): readonly string[] {
  const content = [...new Set(words.scene)].filter((word) => !functionWords.has(word));
  const rare = content
    .toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1))
    .slice(0, rareWords);
  const photo = entries[0]?.received.photo?.key;
  const hash = entries[0]?.received.photo?.fingerprint?.hash64 ?? '';
  return [
    ...rare.map((word) => `w ${word}`),
    `s ${words.words.slice(0, 5).join(' ')}`,
    `k ${words.key}`,
    ...(photo === undefined ? [] : [`p ${photo}`]),
    // Hashes that differ in few bits agree in one quarter at least.
    ...[0, 4, 8, 12].filter((at) => at < hash.length).map((at) => `h ${at} ${hash.slice(at, at + 4)}`),
  ];
}

import type { CaptionWords } from '../../duplicates/caption-words.ts';
import { functionWords } from '../../duplicates/word-forms.ts';

type Caption = Pick<CaptionWords, 'words' | 'scene' | 'key'>;

/** Up to this many, every pair is looked at; beyond, only pairs that share rare words. */
const allPairsLimit = 120;
const rareWords = 6;
const maxBucket = 60;

/** Pairs of captions that may be alike, each once, as indexes into the list: a doubt that is missed costs nothing. */
export function findAlike(captions: readonly Caption[]): readonly (readonly [number, number])[] {
  return captions.length <= allPairsLimit ? allPairs(captions.length) : pairsByRareWords(captions);
}

function allPairs(count: number): readonly (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0; a < count; a += 1) for (let b = a + 1; b < count; b += 1) pairs.push([a, b]);
  return pairs;
}

/** Captions of one scene share the words that are rare in the gallery, or the beginning. */
function pairsByRareWords(captions: readonly Caption[]): readonly (readonly [number, number])[] {
  const frequency = new Map<string, number>();
  for (const { scene } of captions)
    for (const word of new Set(scene)) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const buckets = new Map<string, number[]>();
  captions.forEach((caption, index) => {
    for (const block of blocksOf(caption, frequency)) {
      const bucket = buckets.get(block);
      if (bucket === undefined) buckets.set(block, [index]);
      else bucket.push(index);
    }
  });
  const pairs = new Set<number>();
  for (const bucket of buckets.values()) {
    if (bucket.length > maxBucket) continue;
    for (const [a, b] of allPairs(bucket.length))
      pairs.add((bucket[a] ?? 0) * captions.length + (bucket[b] ?? 0));
  }
  return [...pairs]
    .toSorted((a, b) => a - b)
    .map((pair) => [Math.floor(pair / captions.length), pair % captions.length] as const);
}

function blocksOf({ words, scene, key }: Caption, frequency: ReadonlyMap<string, number>): readonly string[] {
  const content = [...new Set(scene)].filter((word) => !functionWords.has(word));
  const rare = content
    .toSorted((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0) || (a < b ? -1 : 1))
    .slice(0, rareWords);
  return [...rare.map((word) => `w ${word}`), `s ${words.slice(0, 5).join(' ')}`, `k ${key}`];
}

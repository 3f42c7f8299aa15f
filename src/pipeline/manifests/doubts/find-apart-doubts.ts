import type { Thresholds } from '../../../desk-rules/thresholds.ts';
import { withoutCutMark } from '../../captions/cleaners/strip-more.ts';
import { type CaptionWords, readCaptionWords } from '../../duplicates/caption-words.ts';
import { compareWords, type Verdict } from '../../duplicates/compare-captions.ts';
import { diceCoefficient } from '../../duplicates/dice-coefficient.ts';
import { keptApartReason } from '../../duplicates/group-duplicates.ts';
import type { Item, Manifest } from '../../manifest.ts';
import { photoThresholds } from '../../photos/compare-photos.ts';
import { hammingDistance } from '../../photos/hamming-distance.ts';
import { type Doubt, itemSide, tellShare } from './doubt.ts';
import { findAlike } from './find-alike.ts';

/**
 * Items that may be one photo: their captions were nearly taken for one. The weight: the score, where the words leave it open;
 * half of it where the words agree and credit or date do not, which is a conflict; what it is above 0.9, five times, where one
 * word stands against another. Less where two photos are named that nobody looked at, none where their frames differ, or
 * where an editor keeps them apart.
 */
export function findApartDoubts({ items }: Manifest, thresholds: Thresholds): readonly Doubt[] {
  const found = nearestPairs(items).flatMap(({ a, b }) => weighPair(a, b, thresholds) ?? []);
  return keepFew(found.toSorted((x, y) => y.weight - x.weight));
}

interface ComparedItem {
  readonly item: Item;
  readonly words: CaptionWords;
}

interface Pair {
  readonly a: ComparedItem;
  readonly b: ComparedItem;
  readonly score: number;
}

/** A score says this cheaply; only what is left is compared word by word. */
const minScore = 0.7;
const maxComparisons = 200;

function nearestPairs(items: readonly Item[]): readonly Pair[] {
  const compared = items.map((item) => ({ item, words: readCaptionWords(toCompared(item)) }));
  const pairs = findAlike(compared.map(({ words }) => words)).flatMap(([first, second]) => {
    const [a, b] = [compared[first], compared[second]];
    if (a === undefined || b === undefined) return [];
    const score = isCut(a, b) ? 1 : diceCoefficient(a.words.bigrams(), b.words.bigrams());
    return score < minScore ? [] : [{ a, b, score }];
  });
  return pairs.toSorted((x, y) => y.score - x.score).slice(0, maxComparisons);
}

function toCompared({ caption, credit, flags, date }: Item) {
  const isTruncated = withoutCutMark(caption) !== caption.text;
  // What the sender said of its correction stands in a warning only; that there is one is enough here.
  const correction = flags.includes('corrected') ? '' : null;
  return { caption: caption.text, credit, flags, date, correction, isTruncated };
}

/** What is left of a cut copy scores low beside the whole. */
function isCut({ words: a }: ComparedItem, { words: b }: ComparedItem): boolean {
  return (a.entry.isTruncated && beginsLike(a, b)) || (b.entry.isTruncated && beginsLike(b, a));
}

function beginsLike(cut: CaptionWords, whole: CaptionWords): boolean {
  return cut.words.slice(0, -1).every((word, at) => word === whole.words[at]);
}

function weighPair(a: ComparedItem, b: ComparedItem, thresholds: Thresholds): Doubt | null {
  if (areKeptApart(a.item, b.item)) return null;
  const verdict = compareWords(a.words, b.words, thresholds);
  const { kind, weight } = weighVerdict(verdict, a.words.key === b.words.key);
  const photos = photosOf(a.item, b.item);
  const weighed = weight * photoShare[photos];
  if (weighed < minWeight) return null;
  const message = tell(kind, verdict, photos);
  return { kind, weight: weighed, message, sides: [itemSide(a.item), itemSide(b.item)], about: null };
}

const minWeight = 0.25;

function weighVerdict(
  { band, relation, score, reason }: Verdict,
  hasSameWords: boolean,
): Pick<Doubt, 'kind' | 'weight'> {
  if (band === 'same' && relation === 'truncated') return { kind: 'apart', weight: 0.7 };
  if (band !== 'different') return { kind: 'apart', weight: score };
  if (hasSameWords && reason.includes(' ≠ ')) return { kind: 'conflict', weight: score / 2 };
  return { kind: 'apart', weight: (score - 0.9) * 5 };
}

function tell(kind: Doubt['kind'], { band, relation, score, reason }: Verdict, photos: Photos): string {
  if (kind === 'conflict') return `the same words, kept apart: ${reason}`;
  if (relation === 'truncated') return 'the cut off copy begins like this caption';
  if (photos === 'unseen' && band === 'same') return 'the same words under two photos that nobody looked at';
  const alike = `kept apart, ${tellShare(score)} alike`;
  return band === 'same' ? `${alike}: another copy stands between them` : `${alike}: ${reason}`;
}

/** Each of them rests on a decision that is about both, and says so. */
function areKeptApart(a: Item, b: Item): boolean {
  const isTold = ({ entries }: Item) => entries.some(({ reason }) => reason.includes(keptApartReason));
  return a.decisions.some((id) => b.decisions.includes(id)) && isTold(a) && isTold(b);
}

/** `unseen`: two are named, and nobody knows their frames. */
type Photos = 'none' | 'alike' | 'unseen' | 'others';

function photosOf({ photo: a }: Item, { photo: b }: Item): Photos {
  if (a === null || b === null) return 'none';
  if (a.perceptualHash === null || b.perceptualHash === null) return 'unseen';
  return hammingDistance(a.perceptualHash, b.perceptualHash) > farFrames ? 'others' : 'alike';
}

/** How much of a doubt the photos leave. */
const photoShare: Readonly<Record<Photos, number>> = { none: 1, alike: 1, unseen: 0.5, others: 0 };
const farFrames = 2 * photoThresholds.near256;

/** A list of results has a hundred captions that differ in a name: each item is asked about a few times only. */
function keepFew(doubts: readonly Doubt[]): readonly Doubt[] {
  const asked = new Map<string, number>();
  return doubts.filter(({ sides }) => {
    const ids = sides.map(({ itemId }) => itemId);
    if (ids.some((id) => (asked.get(id) ?? 0) >= maxOfItem)) return false;
    for (const id of ids) asked.set(id, (asked.get(id) ?? 0) + 1);
    return true;
  });
}

const maxOfItem = 3;

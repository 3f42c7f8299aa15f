import { countMissing, type ComparedCaption } from './compared-caption.ts';

/** So many captions at most are compared with one whose words they all have: those with the fewest words more. */
const maxHolders = 100;

/**
 * For each caption those that have all words of its scene, and maybe more: only they can be its copies or come near it.
 * They are found by its rarest word.
 */
export function findHolders(
  captions: readonly ComparedCaption[],
  note: (caption: ComparedCaption, holder: ComparedCaption) => void,
): void {
  const holdersOf = new Map<number, ComparedCaption[]>();
  for (const caption of captions) {
    for (const word of caption.scene) {
      const holders = holdersOf.get(word);
      if (holders === undefined) holdersOf.set(word, [caption]);
      else holders.push(caption);
    }
  }
  const rarity = (word: number) => holdersOf.get(word)?.length ?? 0;
  for (const caption of captions) {
    // The rarest first: who has not all of them most often misses one of these.
    const anchors = caption.anchors.toSorted((a, b) => rarity(a) - rarity(b));
    const likely = anchors.length === 0 ? captions : (holdersOf.get(anchors[0] ?? -1) ?? []);
    const holders = likely.filter(
      (holder) => holder.place !== caption.place && countMissing(anchors, holder, 0) === 0,
    );
    for (const holder of keepNearest(holders)) note(caption, holder);
  }
}

function keepNearest(holders: readonly ComparedCaption[]): readonly ComparedCaption[] {
  if (holders.length <= maxHolders) return holders;
  return holders
    .toSorted((a, b) => a.scene.length - b.scene.length || (a.words.key < b.words.key ? -1 : 1))
    .slice(0, maxHolders);
}

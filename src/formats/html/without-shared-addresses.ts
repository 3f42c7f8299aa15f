import { lettersOf } from './is-copy-of.ts';
import type { PageCaption } from './page-caption.ts';

const minStrangers = 3;
const comparedLetters = 40;

/** An address that several images share whose captions have nothing in common is an empty picture's: it names no photo. */
export function withoutSharedAddresses(captions: readonly PageCaption[]): readonly PageCaption[] {
  const shared = new Set(
    [...groupBy(captions, ({ photo }) => photo?.key)]
      .filter(([, ofKey]) => countStrangers(ofKey) >= minStrangers)
      .map(([key]) => key),
  );
  return captions.map((each) => (shared.has(each.photo?.key) ? { ...each, photo: null } : each));
}

/** Of the images that show one address, how many have captions none of the others has? */
function countStrangers(captions: readonly PageCaption[]): number {
  const byImage = groupBy(captions, ({ image }) => image);
  if (byImage.size < minStrangers) return byImage.size;
  const strangers: string[][] = [];
  for (const found of byImage.values()) {
    const texts = found.map(({ text }) => lettersOf(text).slice(0, comparedLetters));
    if (!strangers.some((others) => others.some((other) => texts.some((text) => areAlike(text, other)))))
      strangers.push(texts);
    if (strangers.length >= minStrangers) break;
  }
  return strangers.length;
}

function areAlike(a: string, b: string): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

function groupBy<Key>(
  captions: readonly PageCaption[],
  keyOf: (caption: PageCaption) => Key,
): ReadonlyMap<Key, readonly PageCaption[]> {
  const groups = new Map<Key, PageCaption[]>();
  for (const caption of captions) {
    const group = groups.get(keyOf(caption));
    if (group === undefined) groups.set(keyOf(caption), [caption]);
    else group.push(caption);
  }
  return groups;
}

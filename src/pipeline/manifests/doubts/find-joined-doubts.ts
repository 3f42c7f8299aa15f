import { mergedReason } from '../../duplicates/group-duplicates.ts';
import { toWords } from '../../duplicates/to-words.ts';
import type { Item, Manifest, PlacedEntry } from '../../manifest.ts';
import type { EntryPhoto } from '../../photos/list-entry-photos.ts';
import { type Doubt, entrySide, tellShare } from './doubt.ts';

/**
 * Entries of one item that may be of two photos. The weight: of like words, what their score lacks to 1; of a cut copy, the
 * fewer words are left of it; of photos much alike, a fixed one. Copies that contradict each other are conflicts, of credit or
 * date heavier than of words. What an editor merged is in no doubt.
 */
export function findJoinedDoubts({ items }: Manifest, photos: readonly EntryPhoto[]): readonly Doubt[] {
  const photoOf = new Map(photos.map((photo) => [photo.entry, photo]));
  return items.flatMap((item) => {
    const [representative, ...others] = item.entries;
    if (representative === undefined) return [];
    const sides = (entry: PlacedEntry) =>
      [representative, entry].map((each) => entrySide(item, each, photoOf.get(each.index)));
    // Copies of one key are one to every decision.
    const seen = new Set([representative.key]);
    return others.flatMap((entry) => {
      if (seen.has(entry.key) || entry.reason.includes(mergedReason)) return [];
      seen.add(entry.key);
      const doubt = findConflict(item, entry) ?? weighJoin(entry);
      return doubt === null ? [] : [{ ...doubt, sides: sides(entry), about: null }];
    });
  });
}

type Found = Pick<Doubt, 'kind' | 'weight' | 'message'>;

const minWeight = 0.25;

function weighJoin({ relation, score, reason, text }: PlacedEntry): Found | null {
  if (relation === 'exact' || olderVersion.test(reason)) return null;
  if (relation === 'same-photo')
    return nearFrames.test(reason) ? joined(0.35, `one photo by the picture: ${reason}`) : null;
  if (relation === 'truncated')
    return joined(
      0.5 * (1 - toWords(text).length / enoughCutWords),
      `a cut off copy of few words: ${reason}`,
    );
  return joined(1 - score, `taken for one photo, ${tellShare(score)} alike: ${reason}`);
}

const enoughCutWords = 14;
/** Its sender says so. */
const olderVersion = /^an older version/;
/** Other than the same file, frame or address. */
const nearFrames = /^(?:another crop|frames much alike)/;

function joined(weight: number, message: string): Found | null {
  return weight < minWeight ? null : { kind: 'joined', weight, message };
}

/** `Ida Brandt ≠ Ben Holt`, `2026-06-02 ≠ 2026-06-03`: joined by the picture though the copies say so. */
function findConflict(item: Item, { reason }: PlacedEntry): Found | null {
  const [, first = '', second = ''] = /(?:^|[(;:]\s?)([^(;:]+) ≠ ([^);]+)/u.exec(reason) ?? [];
  if (first === '') return null;
  const what = conflictOf(item, first, second);
  const weight = what === 'words' ? 0.5 : 0.8;
  return {
    kind: 'conflict',
    weight,
    message: `copies of one photo disagree in their ${what}: ${first} ≠ ${second}`,
  };
}

function conflictOf({ credit, flags }: Item, ...said: readonly string[]): 'dates' | 'credits' | 'words' {
  if (said.every((each) => /^\d{4}(?:-|$)/.test(each))) return 'dates';
  const names = new Set<string>([
    ...credit.creators,
    credit.agency ?? '',
    credit.provider ?? '',
    ...credit.via,
    ...flags,
  ]);
  return said.some((each) => each.split(', ').some((name) => names.has(name))) ? 'credits' : 'words';
}

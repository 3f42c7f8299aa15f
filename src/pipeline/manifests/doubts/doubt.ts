import type { Item } from '../../manifest.ts';
import type { EntryPhoto } from '../../photos/list-entry-photos.ts';

/**
 * `joined`: the entries may be two photos. `apart`: the two items may be one. `conflict`: copies of one photo contradict each
 * other. `date`, `no-credit`: what was found, or not found, of one item. `decision`: one that does not hold, or not wholly.
 */
export const doubtKinds = ['joined', 'apart', 'conflict', 'date', 'no-credit', 'decision'] as const;
export type DoubtKind = (typeof doubtKinds)[number];

/** Something in a manifest that a person should look at. It is no part of the manifest. */
export interface Doubt {
  readonly kind: DoubtKind;
  /** 0 to 1, two digits: how likely the clean gallery is wrong here; each kind's finder says what it is made from. */
  readonly weight: number;
  /** In a desk's words. */
  readonly message: string;
  /** Two where entries or items stand against each other, one where a single item is in doubt; of a decision, up to two. */
  readonly sides: readonly DoubtSide[];
  /** What else tells it from another doubt about the same entries: a warning's code, a decision's id. */
  readonly about: string | null;
}

/** One side of a doubt, with what a desk has to see of it. */
export interface DoubtSide {
  readonly itemId: string;
  readonly position: number;
  /** What decisions call its entries by. */
  readonly entries: readonly string[];
  /** The words to look at: the caption as printed, or the entry as received where an item's own entries are in doubt. */
  readonly text: string;
  readonly credit: string | null;
  readonly date: string | null;
  readonly photo: { readonly uri: string; readonly sha256: string | null } | null;
}

/** An item as a side: its caption as printed, called by its representative. */
export function itemSide(item: Item): DoubtSide {
  const { id, position, caption, credit, date, photo, entries } = item;
  return {
    itemId: id,
    position,
    entries: entries.slice(0, 1).map(({ key }) => key),
    text: caption.text,
    credit: credit.line,
    date: date.value,
    photo: photo === null ? null : { uri: photo.uri, sha256: photo.sha256 },
  };
}

/** One entry of an item as a side: its words as received, and the photo it came with, where that is known. */
export function entrySide(
  item: Item,
  entry: Item['entries'][number],
  photo: EntryPhoto | undefined,
): DoubtSide {
  const side = { ...itemSide(item), entries: [entry.key], text: entry.text };
  return photo === undefined ? side : { ...side, photo: { uri: photo.name, sha256: photo.digest } };
}

/** `93 %`; what is not the whole is never a hundred. */
export function tellShare(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100} %`;
}

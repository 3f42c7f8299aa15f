import type { Warning } from '../../pipeline/gallery.ts';
import { chooseVersions } from './choose-versions.ts';
import type { NewsItem } from './news-item.ts';
import type { NewsPackage } from './read-package.ts';

/** A place in the gallery: an item, and why it cannot be published, or `null`. */
export interface Slot {
  readonly item: NewsItem;
  readonly leftOut: string | null;
  /** A newer version of the item stands in the document. */
  readonly isSuperseded: boolean;
  /** The package lists it, and the document does not hold it. */
  readonly isMissing: boolean;
}

/** Packages and items → the gallery's pictures, those of packages first and in their order; what is no picture is a warning. */
export function listSlots(
  packages: readonly NewsPackage[],
  items: readonly NewsItem[],
): { readonly slots: readonly Slot[]; readonly warnings: readonly Warning[] } {
  const newest = chooseVersions(items);
  const listed = listPackaged(packages, newest);
  const seen = new Set(listed.map(({ item }) => item));
  const others = items.filter((item) => !seen.has(item)).map((item) => toSlot(item, newest, null));
  const all = [...listed, ...others];
  const known = new Set(packages.map(({ guid }) => guid));
  return {
    slots: all.filter(({ item }) => isPicture(item)),
    warnings: describeOthers(all.filter(({ item }) => !isPicture(item) && !known.has(item.guid))),
  };
}

function listPackaged(
  packages: readonly NewsPackage[],
  newest: ReadonlyMap<string, NewsItem>,
): readonly Slot[] {
  const slots = new Map<string, Slot>();
  for (const { members, status } of packages) {
    members.forEach(({ item: reference, isAlternative }) => {
      const item = newest.get(reference.guid ?? '') ?? reference;
      const key = reference.guid ?? reference.place;
      if (slots.has(key)) return;
      const slot = toSlot(item, newest, reasonOf(status) ?? (isAlternative ? 'alternative' : null));
      slots.set(key, { ...slot, isMissing: item === reference });
    });
  }
  return [...slots.values()];
}

/** A killed or withheld version speaks for all that came before it. */
function toSlot(item: NewsItem, newest: ReadonlyMap<string, NewsItem>, reason: string | null): Slot {
  const current = newest.get(item.guid ?? '') ?? item;
  return {
    item,
    leftOut: reasonOf(current.status) ?? reason,
    isSuperseded: current !== item,
    isMissing: false,
  };
}

function reasonOf(status: string): string | null {
  if (status === 'canceled' || status === 'cancelled') return 'killed';
  return status === 'withheld' ? 'withheld' : null;
}

const pictureKinds: ReadonlySet<string> = new Set([
  'picture',
  'photo',
  'photograph',
  'image',
  'graphic',
  'still',
]);

function isPicture({ kind, caption, address }: NewsItem): boolean {
  return kind === '' ? caption !== null || address !== null : pictureKinds.has(kind);
}

function describeOthers(others: readonly Slot[]): readonly Warning[] {
  if (others.length === 0) return [];
  const kinds = [...new Set(others.map(({ item }) => item.kind || 'of no kind'))].toSorted();
  const count =
    others.length === 1 ? '1 item is no picture and was' : `${others.length} items are no pictures and were`;
  return [{ code: 'unread-item', message: `${count} not read: ${kinds.slice(0, 10).join(', ')}` }];
}

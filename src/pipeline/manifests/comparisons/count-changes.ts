import { type ItemChangeKind, itemChangeKinds, type ManifestChanges } from './manifest-changes.ts';

/** How many items changed in which way. */
export type ChangeCounts = { readonly [Kind in ItemChangeKind]: number };

/** Changes, counted by kind. */
export function countChanges({ items }: ManifestChanges): ChangeCounts {
  const counts = Object.fromEntries(itemChangeKinds.map((kind) => [kind, 0])) as Record<
    ItemChangeKind,
    number
  >;
  for (const { kind } of items) counts[kind] += 1;
  return counts;
}

/** Whether nothing differs that a reader of the manifest would see; rules that were worded anew are nothing. */
export function hasNoChanges({ items, entries, gallery, warnings, isReordered }: ManifestChanges): boolean {
  return (
    items.every(({ kind }) => kind === 'same') &&
    entries.length === 0 &&
    gallery.every(({ field }) => field === 'rules') &&
    warnings.gone.length === 0 &&
    warnings.new.length === 0 &&
    !isReordered
  );
}

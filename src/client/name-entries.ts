import type { PublishedManifest } from './manifest-schema.ts';

interface KnownEntry {
  readonly index: number;
  /** `null` in a manifest from before there were decisions. */
  readonly key: string | null;
  /** The item it stands in; `null`: it was left out. */
  readonly itemId: string | null;
}

/**
 * Entries by their indexes → by the names that decisions call them. An entry is called by its key, with all its equals, as
 * long as they stand in one item; else, or when several of the equals are meant, by its number among them too. An index that
 * the gallery has no entry for, or one without a key, is `null` in its place.
 */
export function nameEntries(
  manifest: PublishedManifest,
  indexes: readonly number[],
): readonly (string | null)[] {
  const known = listEntries(manifest);
  const byIndex = new Map(known.map((entry) => [entry.index, entry]));
  const meant = indexes.map((index) => byIndex.get(index) ?? null);
  return meant.map((entry) => {
    if (entry === null || entry.key === null) return null;
    const equals = known.filter(({ key }) => key === entry.key);
    const isOne = new Set(equals.map(({ itemId }) => itemId)).size === 1;
    const isMeantOnce = meant.filter((other) => other?.key === entry.key).length === 1;
    if (isOne && isMeantOnce) return entry.key;
    return `${entry.key}#${equals.indexOf(entry) + 1}`;
  });
}

/** All entries of the gallery in the order received. */
function listEntries({ items, leftOut }: PublishedManifest): readonly KnownEntry[] {
  const placed = items.flatMap(({ id, entries }) =>
    entries.map(({ index, key }) => ({ index, key, itemId: id })),
  );
  const out = leftOut.map(({ entry }) => ({ index: entry.index, key: entry.key, itemId: null }));
  return [...placed, ...out].toSorted((a, b) => a.index - b.index);
}

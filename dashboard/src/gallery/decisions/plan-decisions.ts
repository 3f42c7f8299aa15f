import type { NewDecision } from '../../../../src/client/decision-schemas.ts';
import type { PublishedManifest } from '../../../../src/client/manifest-schema.ts';
import { nameEntries } from '../../../../src/client/name-entries.ts';
import type { Selected } from './use-selection.ts';

/** What an editor may do with entries that are selected. */
export interface Plan {
  readonly merge: readonly NewDecision[] | null;
  readonly keepApart: readonly NewDecision[] | null;
  readonly leaveOut: readonly NewDecision[] | null;
}

/** Selected entries → the decisions that merge them, keep them apart or leave them out; `null`: there is nothing in that. */
export function planDecisions(manifest: PublishedManifest, selected: Selected): Plan {
  const indexes = [...selected].toSorted((a, b) => a - b);
  const isPlaced = new Set(manifest.items.flatMap(({ entries }) => entries.map(({ index }) => index)));
  const items = itemsOf(manifest, selected);
  return {
    merge: items.length > 1 ? [decision(manifest, 'merge', indexes)] : null,
    keepApart: indexes.every((index) => isPlaced.has(index)) ? planApart(manifest, indexes, items) : null,
    leaveOut: indexes.some((index) => isPlaced.has(index))
      ? [
          decision(
            manifest,
            'leave-out',
            indexes.filter((index) => isPlaced.has(index)),
          ),
        ]
      : null,
  };
}

/**
 * Some entries of one item leave it together: they are one photo, and the rest is another. All entries of an item, or
 * entries of several: each is apart from each other.
 */
function planApart(
  manifest: PublishedManifest,
  indexes: readonly number[],
  items: PublishedManifest['items'],
): readonly NewDecision[] | null {
  const [item] = items;
  if (items.length > 1) return [decision(manifest, 'keep-apart', indexes)];
  if (item === undefined || item.entries.length < 2) return null;
  const rest = item.entries.map(({ index }) => index).filter((index) => !indexes.includes(index));
  const [first] = indexes;
  const [other] = rest;
  if (first === undefined || other === undefined) return [decision(manifest, 'keep-apart', indexes)];
  return [
    ...[indexes, rest].filter(({ length }) => length > 1).map((side) => decision(manifest, 'merge', side)),
    decision(manifest, 'keep-apart', [first, other]),
  ];
}

function itemsOf({ items }: PublishedManifest, selected: Selected): PublishedManifest['items'] {
  return items.filter(({ entries }) => entries.some(({ index }) => selected.has(index)));
}

function decision(
  manifest: PublishedManifest,
  kind: 'merge' | 'keep-apart' | 'leave-out',
  indexes: readonly number[],
): NewDecision {
  const entries = nameEntries(manifest, indexes).filter((name) => name !== null);
  return { kind, entries: [...new Set(entries)], value: null };
}

import { useCallback, useState } from 'react';
import type { PublishedItem, PublishedManifest } from '../../../../src/client/manifest-schema.ts';

/** The indexes of entries that are selected. */
export type Selected = ReadonlySet<number>;

export interface Selection {
  readonly selected: Selected;
  /** Selects entries, or none of them where all were selected. */
  readonly toggle: (indexes: readonly number[]) => void;
  readonly clear: () => void;
}

const none: Selected = new Set();

/** Which entries of a gallery are selected; those of another manifest are not. */
export function useSelection(manifest: PublishedManifest): Selection {
  const [state, setState] = useState({ manifest, selected: none });
  if (state.manifest !== manifest) setState({ manifest, selected: none });
  const toggle = useCallback(
    (indexes: readonly number[]) =>
      setState((before) => ({ ...before, selected: toggled(before.selected, indexes) })),
    [],
  );
  const clear = useCallback(() => setState((before) => ({ ...before, selected: none })), []);
  return { selected: state.selected, toggle, clear };
}

function toggled(selected: Selected, indexes: readonly number[]): Selected {
  const next = new Set(selected);
  const isAll = indexes.every((index) => next.has(index));
  for (const index of indexes) {
    if (isAll) next.delete(index);
    else next.add(index);
  }
  return next;
}

/** Those of an item; the same empty set where there are none, so that what shows it need not be drawn again. */
export function selectedOf({ entries }: PublishedItem, selected: Selected): Selected {
  const own = entries.filter(({ index }) => selected.has(index));
  return own.length === 0 ? none : new Set(own.map(({ index }) => index));
}

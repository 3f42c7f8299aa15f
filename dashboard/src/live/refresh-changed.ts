import type { Run } from '../../../src/client/api-schemas.ts';
import { queries } from './queries.ts';

/** A busy wire changes something many times a second; a page is read again this often at most. */
const refreshEveryMs = 1_000;

/** Marks what has changed as old; what a page shows of it is read again. */
export function refreshChanged() {
  let changed = new Set<string>();
  let timer: number | null = null;
  const flush = () => {
    timer = null;
    const galleryIds = changed;
    changed = new Set();
    for (const key of ofEveryRun) void queries.invalidateQueries({ queryKey: [key] });
    for (const id of galleryIds) void queries.invalidateQueries({ queryKey: ['gallery', id] });
  };
  return {
    all: () => void queries.invalidateQueries(),
    runs: (runs: readonly Run[]) => {
      for (const { galleryId } of runs) changed.add(galleryId);
      timer ??= window.setTimeout(flush, refreshEveryMs);
    },
    stop: () => {
      if (timer !== null) window.clearTimeout(timer);
    },
  };
}

/** The lists and counts that any run may change. */
const ofEveryRun = ['galleries', 'runs', 'failures', 'reruns', 'review', 'health'];

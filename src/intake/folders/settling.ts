import type { Snapshot } from './snapshot.ts';

/** Watches things come to rest. */
export interface Settling {
  /** Whether what has this name has been left alone long enough. */
  readonly isSettled: (name: string, snapshot: Snapshot, nowMs: number) => boolean;
  /** Forgets all but these. */
  readonly keepOnly: (names: ReadonlySet<string>) => void;
}

/** An upload often begins with an empty file or folder and a pause. */
const emptyFactor = 10;

/** Something is settled when it has looked the same for `settleMs`; something empty, ten times as long. */
export function openSettling(settleMs: number): Settling {
  const seen = new Map<string, { readonly state: string; readonly sinceMs: number }>();
  return {
    isSettled: (name, { state, isEmpty, isUnfinished }, nowMs) => {
      const known = seen.get(name);
      if (known === undefined || known.state !== state || isUnfinished) {
        seen.set(name, { state, sinceMs: nowMs });
        return false;
      }
      return nowMs - known.sinceMs >= settleMs * (isEmpty ? emptyFactor : 1);
    },
    keepOnly: (names) => {
      for (const name of seen.keys()) if (!names.has(name)) seen.delete(name);
    },
  };
}

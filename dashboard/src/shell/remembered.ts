import { useCallback, useSyncExternalStore } from 'react';

const changed = new EventTarget();

/** A word that this browser remembers, the same in all places that show it. */
export function useRemembered(name: string, fallback: string): readonly [string, (value: string) => void] {
  const value = useSyncExternalStore(follow, () => recall(name) ?? fallback);
  const remember = useCallback(
    (next: string) => {
      window.localStorage.setItem(name, next);
      changed.dispatchEvent(new Event('change'));
    },
    [name],
  );
  return [value, remember];
}

/** What this browser remembers under a name, or `null`. */
export function recall(name: string): string | null {
  return window.localStorage.getItem(name);
}

function follow(onChange: () => void): () => void {
  changed.addEventListener('change', onChange);
  window.addEventListener('storage', onChange);
  return () => {
    changed.removeEventListener('change', onChange);
    window.removeEventListener('storage', onChange);
  };
}

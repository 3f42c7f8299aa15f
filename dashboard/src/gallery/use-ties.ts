import { type RefObject, useEffect } from 'react';

/**
 * What is pointed at or in focus lights up with everything that is tied to it: all that carries the same `data-item`. Done
 * on the elements themselves, so that a gallery of many items is not drawn again for each move of the mouse.
 */
export function useTies(both: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = both.current;
    if (root === null) return undefined;
    let lit: string | null = null;
    const light = (event: Event) => {
      const item = event.target instanceof Element ? (event.target.closest('[data-item]') ?? null) : null;
      const next = item?.getAttribute('data-item') ?? null;
      if (next === lit) return;
      mark(root, lit, false);
      mark(root, next, true);
      lit = next;
    };
    root.addEventListener('pointerover', light);
    root.addEventListener('focusin', light);
    return () => {
      root.removeEventListener('pointerover', light);
      root.removeEventListener('focusin', light);
    };
  }, [both]);
}

function mark(root: HTMLElement, item: string | null, isLit: boolean): void {
  if (item === null) return;
  for (const element of root.querySelectorAll(`[data-item="${CSS.escape(item)}"]`)) {
    element.classList.toggle('lit', isLit);
  }
}

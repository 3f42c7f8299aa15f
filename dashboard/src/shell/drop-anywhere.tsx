import { lazy, Suspense, useEffect, useState } from 'react';

const DropTarget = lazy(async () => ({ default: (await import('./drop-target.tsx')).DropTarget }));

/** Files, folders and text that are dragged in from outside can be dropped on any page, to be cleaned. */
export function DropAnywhere() {
  const isDragged = useDragFromOutside();
  return (
    isDragged && (
      <Suspense>
        <DropTarget />
      </Suspense>
    )
  );
}

/** Something that does not come from this page is dragged over it. */
function useDragFromOutside(): boolean {
  const [isDragged, setIsDragged] = useState(false);
  useEffect(() => {
    let isOurs = false;
    const listeners: readonly (readonly [string, (event: DragEvent) => void])[] = [
      ['dragstart', () => (isOurs = true)],
      ['dragend', () => (isOurs = false)],
      ['dragenter', () => setIsDragged(!isOurs)],
      // Out of the window, not from one element into another.
      ['dragleave', ({ relatedTarget }) => relatedTarget === null && setIsDragged(false)],
      // The target's own listeners have heard of it by then.
      ['drop', () => window.setTimeout(() => setIsDragged(false))],
    ];
    for (const [name, listen] of listeners) window.addEventListener(name, listen as EventListener, true);
    return () => {
      for (const [name, listen] of listeners) window.removeEventListener(name, listen as EventListener, true);
    };
  }, []);
  return isDragged;
}

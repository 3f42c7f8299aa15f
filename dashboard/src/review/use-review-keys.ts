import { useEffect, useRef } from 'react';
import { isTyping } from '../controls/is-typing.ts';

/** What a key does; keys of one letter. */
export type KeyActions = Readonly<Record<string, () => void>>;

/** Has keys do things while nobody types and no dialog is open. */
export function useReviewKeys(actions: KeyActions): void {
  const newest = useRef(actions);
  useEffect(() => {
    newest.current = actions;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || isTyping(target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      const action = Object.hasOwn(newest.current, key) ? newest.current[key] : undefined;
      if (action === undefined) return;
      event.preventDefault();
      // A list finds its entries by what is typed: not this letter.
      event.stopPropagation();
      action();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, []);
}

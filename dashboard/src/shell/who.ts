import { recall, useRemembered } from './remembered.ts';

const name = 'cutline.who';
const fallback = 'dashboard';

/** How the person at this browser is called in the records, and a way to change it. */
export function useWho(): readonly [string, (who: string) => void] {
  return useRemembered(name, fallback);
}

/** The same, for what asks the server. */
export function who(): string {
  return recall(name) ?? fallback;
}

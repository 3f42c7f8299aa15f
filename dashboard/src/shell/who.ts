import { knownSession, useSession } from '../login/session.ts';
import { recall, useRemembered } from './remembered.ts';

const name = 'cutline.who';
const fallback = 'dashboard';

/** How the person at this browser is called in the records, and a way to change it; `null` for who is logged in. */
export function useWho(): readonly [string, ((who: string) => void) | null] {
  const [remembered, remember] = useRemembered(name, fallback);
  const who = useSession()?.who;
  return who ? [who.name, null] : [remembered, remember];
}

/** The same, for what asks the server. */
export function who(): string {
  return knownSession()?.who?.name ?? recall(name) ?? fallback;
}

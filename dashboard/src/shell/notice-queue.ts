import { UNSTABLE_ToastQueue as ToastQueue } from 'react-aria-components';
import { messageOf } from '../controls/message-of.ts';
import { heedLogin } from '../live/queries.ts';

/** Something to be said to the person at this browser. */
export interface Notice {
  readonly text: string;
  readonly isProblem: boolean;
}

export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 4 });

const shownMs = 6_000;

/** Says that something was done. */
export function tell(text: string): void {
  notices.add({ text, isProblem: false }, { timeout: shownMs });
}

/** Says what went wrong, and stays until it is closed. */
export function tellProblem(error: unknown): void {
  heedLogin(error);
  notices.add({ text: messageOf(error), isProblem: true });
}

import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { messageOf } from '../controls/message-of.ts';
import { heedLogin } from '../live/queries.ts';

interface Notice {
  readonly text: string;
  readonly isProblem: boolean;
}

const notices = new ToastQueue<Notice>({ maxVisibleToasts: 4 });

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

/** What was said of late. */
export function Notices() {
  return (
    <ToastRegion queue={notices} className="notices" aria-label="Notices">
      {({ toast }) => (
        <Toast toast={toast} className={toast.content.isProblem ? 'notice problem' : 'notice'}>
          <ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          <Button slot="close" className="quiet" aria-label="Close">
            ×
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}

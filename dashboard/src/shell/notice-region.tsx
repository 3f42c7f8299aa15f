import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { notices } from './notice-queue.ts';

/** What was said of late, the newest last. */
export function NoticeRegion() {
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

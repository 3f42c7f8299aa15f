import { lazy, Suspense, useSyncExternalStore } from 'react';
import { notices } from './notice-queue.ts';

const NoticeRegion = lazy(async () => ({ default: (await import('./notice-region.tsx')).NoticeRegion }));

/** What was said of late; nothing is loaded for it until something is said. */
export function Notices() {
  const isSaid = useSyncExternalStore(
    (onChange) => notices.subscribe(onChange),
    () => notices.visibleToasts.length > 0,
  );
  return (
    isSaid && (
      <Suspense>
        <NoticeRegion />
      </Suspense>
    )
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import type { GalleryWithRuns, Run } from '../../../../src/client/api-schemas.ts';

const RerunDialog = lazy(async () => ({ default: (await import('./rerun-dialog.tsx')).RerunDialog }));

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
}

/** "Rerun…": the dialog, whose code comes when it is first opened. */
export function RerunButton({ gallery, runs }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>Rerun…</Button>
      {isOpen && (
        <Suspense>
          <RerunDialog gallery={gallery} runs={runs} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';

const CleanDialog = lazy(async () => ({ default: (await import('./clean-dialog.tsx')).CleanDialog }));

/** "Clean a gallery": paste its text, or choose its files. */
export function CleanBox() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button className="primary" onPress={() => setIsOpen(true)}>
        Clean a gallery
      </Button>
      {isOpen && (
        <Suspense>
          <CleanDialog onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

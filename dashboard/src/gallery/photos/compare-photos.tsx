import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';

const PhotoDialog = lazy(async () => ({ default: (await import('./photo-dialog.tsx')).PhotoDialog }));

/** Opens photos side by side. */
export function ComparePhotos({ digests }: { readonly digests: readonly string[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>Compare photos</Button>
      {isOpen && (
        <Suspense>
          <PhotoDialog digests={digests} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

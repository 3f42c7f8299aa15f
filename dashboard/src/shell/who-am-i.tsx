import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { useWho } from './who.ts';

const NameDialog = lazy(async () => ({ default: (await import('./name-dialog.tsx')).NameDialog }));

/** Under which name decisions and reruns are kept. */
export function WhoAmI() {
  const [name, setName] = useWho();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        className="quiet"
        aria-label={`${name}: you are called so; change the name`}
        onPress={() => setIsOpen(true)}
      >
        {name}
      </Button>
      {isOpen && (
        <Suspense>
          <NameDialog name={name} onName={setName} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-aria-components';
import { logOut } from '../login/session.ts';
import { tellProblem } from './notice-queue.ts';
import { useWho } from './who.ts';

const NameDialog = lazy(async () => ({ default: (await import('./name-dialog.tsx')).NameDialog }));

/** Under which name decisions and reruns are kept; for who is logged in, the way out. */
export function WhoAmI() {
  const [name, setName] = useWho();
  const [isOpen, setIsOpen] = useState(false);
  if (setName === null)
    return (
      <span className="who">
        <span dir="auto">{name}</span>
        <Button className="quiet" onPress={() => void logOut().catch(tellProblem)}>
          Log out
        </Button>
      </span>
    );
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

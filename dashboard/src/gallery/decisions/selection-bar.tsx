import { useEffect, useState } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import type { NewDecision } from '../../../../src/client/decision-schemas.ts';
import { counted } from '../../controls/counted.ts';
import { isTyping } from '../../controls/is-typing.ts';
import { ComparePhotos } from '../photos/compare-photos.tsx';
import { useShownManifest } from '../gallery-context.ts';
import { planDecisions } from './plan-decisions.ts';
import { useDecide } from './use-decide.ts';
import type { Selection } from './use-selection.ts';

interface Action {
  readonly key: string;
  readonly name: string;
  readonly done: string;
  readonly decisions: readonly NewDecision[] | null;
}

/** What can be done with the entries that are selected; by buttons or one key each. */
export function SelectionBar({ selection }: { readonly selection: Selection }) {
  const { manifest, photos } = useShownManifest();
  const { selected, clear } = selection;
  const plan = planDecisions(manifest, selected);
  const actions: readonly Action[] = [
    { key: 'm', name: 'Merge', done: 'Merged.', decisions: plan.merge },
    { key: 'a', name: 'Keep apart', done: 'Kept apart.', decisions: plan.keepApart },
    { key: 'l', name: 'Leave out', done: 'Left out.', decisions: plan.leaveOut },
  ];
  const { isBusy, act } = useAct(clear);
  useKeys(selected.size === 0 || isBusy ? [] : actions, act, clear);
  if (selected.size === 0) return null;
  const shown = [...selected].flatMap((index) => photos.get(index) ?? []);
  return (
    <Toolbar className="selection-bar" aria-label="Selected entries">
      <span role="status">{counted(selected.size, 'entry', 'entries')} selected</span>
      {actions.map((action) => (
        <Button
          key={action.key}
          isDisabled={isBusy || action.decisions === null}
          onPress={() => act(action)}
          aria-keyshortcuts={action.key}
        >
          {action.name} <kbd>{action.key}</kbd>
        </Button>
      ))}
      {new Set(shown).size > 1 && <ComparePhotos digests={[...new Set(shown)]} />}
      <Button className="quiet" onPress={clear}>
        Clear <kbd>esc</kbd>
      </Button>
    </Toolbar>
  );
}

function useAct(clear: () => void) {
  const decide = useDecide();
  const [isBusy, setIsBusy] = useState(false);
  const act = ({ decisions, done }: Action) => {
    if (decisions === null) return;
    setIsBusy(true);
    void decide(decisions, done)
      .then((isKept) => isKept && clear())
      .finally(() => setIsBusy(false));
  };
  return { isBusy, act };
}

function useKeys(actions: readonly Action[], act: (action: Action) => void, clear: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 'Escape') clear();
      const action = actions.find(({ key }) => key === event.key);
      if (action !== undefined) act(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

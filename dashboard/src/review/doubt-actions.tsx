import { Button } from 'react-aria-components';
import type { Doubt } from '../../../src/client/review-schemas.ts';
import { canSettle, type PlainSettlement, type Settlement } from './settle-doubt.ts';

/** What can be done by one key, and by which. */
export const settlementKeys: readonly {
  readonly key: string;
  readonly name: string;
  readonly kind: PlainSettlement['kind'];
}[] = [
  { key: 'a', name: 'Keep apart', kind: 'apart' },
  { key: 'm', name: 'Merge', kind: 'merge' },
  { key: 'r', name: 'Right as it is', kind: 'accept' },
  { key: 'x', name: 'Take the decision back', kind: 'drop-decision' },
];

interface Props {
  readonly doubt: Doubt;
  readonly onSettle: (settlement: Settlement) => void;
  readonly onEdit: () => void;
  readonly onSkip: () => void;
  readonly onUndo: () => void;
}

/** The keys as buttons; what makes no sense for this doubt is not there. */
export function DoubtActions({ doubt, onSettle, onEdit, onSkip, onUndo }: Props) {
  const field = editedField(doubt);
  return (
    <div className="actions doubt-actions" role="toolbar" aria-label="What to do">
      {settlementKeys
        .filter(({ kind }) => canSettle(doubt, kind))
        .map(({ key, name, kind }) => (
          <Keyed key={key} letter={key} name={name} onPress={() => onSettle({ kind })} />
        ))}
      {field !== null && <Keyed letter="e" name={`Give a ${field}`} onPress={onEdit} />}
      <Keyed letter="s" name="Skip" onPress={onSkip} />
      <Keyed letter="z" name="Undo" onPress={onUndo} />
    </div>
  );
}

/** Which field of an item a doubt is about, if an editor may give it. */
export function editedField(doubt: Doubt): 'date' | 'credit' | null {
  if (canSettle(doubt, 'date')) return 'date';
  return canSettle(doubt, 'credit') ? 'credit' : null;
}

function Keyed({
  letter,
  name,
  onPress,
}: {
  readonly letter: string;
  readonly name: string;
  readonly onPress: () => void;
}) {
  return (
    <Button onPress={onPress} aria-keyshortcuts={letter}>
      {name} <kbd>{letter}</kbd>
    </Button>
  );
}

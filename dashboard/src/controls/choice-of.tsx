import { useId } from 'react';
import type { Choice } from './choice.ts';

interface Props {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

/** One of a few: the browser's own list, which every phone and screen reader knows, and which costs the first page nothing. */
export function ChoiceOf({ label, isLabelHidden = false, choices, chosen, onChoose }: Props) {
  const id = useId();
  // What an address names may be unknown here; it is shown all the same.
  const isKnown = choices.some((choice) => choice.id === chosen);
  return (
    <div className="choice">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      <select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
        {!isKnown && <option value={chosen}>{chosen}</option>}
      </select>
    </div>
  );
}

import type { PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { EntryCheckbox } from './entry-card.tsx';

interface Props {
  readonly leftOut: PublishedManifest['leftOut'][number];
  readonly isSelected: boolean;
}

/** An entry that became no item, and why. */
export function LeftOutCard({ leftOut: { entry, reason, decisions }, isSelected }: Props) {
  return (
    <div className="entry left-out">
      <EntryCheckbox index={entry.index} isSelected={isSelected} />
      <p className="why">
        <span className="relation">left out</span> {reason}
        {decisions.length > 0 && ', as an editor decided'}
      </p>
      <p dir="auto">{entry.text}</p>
    </div>
  );
}

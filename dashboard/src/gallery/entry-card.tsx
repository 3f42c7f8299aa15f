import type { PublishedItem } from '../../../src/client/manifest-schema.ts';
import { Thumbnail } from '../controls/thumbnail.tsx';
import { WordDiff } from '../controls/word-diff.tsx';
import { useShownManifest } from './gallery-context.ts';
import { printLocator } from './print-locator.ts';

interface Props {
  readonly item: PublishedItem;
  readonly entry: PublishedItem['entries'][number];
  readonly isSelected: boolean;
}

/** One entry as received: where it stood, why it is in its item, and the words in which it differs from the representative. */
export function EntryCard({ item, entry, isSelected }: Props) {
  const { photos } = useShownManifest();
  const [first] = item.entries;
  const photo = photos.get(entry.index);
  const isCopy = first !== undefined && first.index !== entry.index && entry.text !== first.text;
  return (
    <div className="entry">
      <EntryCheckbox index={entry.index} isSelected={isSelected} />
      <p className="why">
        <span className={`relation ${entry.relation}`}>{nameRelation(entry)}</span> {entry.reason}{' '}
        <span className="aside">{printLocator(entry.locator)}</span>
      </p>
      {photo !== undefined && item.entries.length > 1 && photo !== item.photo?.sha256 && (
        <Thumbnail digest={photo} size="small" alt={`The photo of entry ${entry.index + 1}`} />
      )}
      <p dir="auto">{isCopy ? <WordDiff before={first.text} after={entry.text} /> : entry.text}</p>
    </div>
  );
}

export function EntryCheckbox({
  index,
  isSelected,
}: {
  readonly index: number;
  readonly isSelected: boolean;
}) {
  const { toggle } = useShownManifest();
  return (
    <input
      type="checkbox"
      aria-label={`Select entry ${index + 1}`}
      checked={isSelected}
      onChange={() => toggle([index])}
    />
  );
}

/** `near 0.98`; the representative is compared with nothing. */
function nameRelation({ relation, score }: Props['entry']): string {
  return relation === 'representative' ? relation : `${relation} ${score.toFixed(2)}`;
}

import type { PublishedManifest } from '../../../src/client/manifest-schema.ts';
import type { Selected } from './decisions/use-selection.ts';
import { EntryCard } from './entry-card.tsx';
import { ItemCard } from './item-card.tsx';
import { LeftOutCard } from './left-out-card.tsx';

interface Props {
  readonly manifest: PublishedManifest;
  readonly selected: Selected;
}

/** Entries as they came on the left, the items on the right; what belongs together lights up together. */
export function InReceivedOrder({ manifest, selected }: Props) {
  return (
    <div className="two-columns">
      <section aria-label="As received">
        <h2>As received</h2>
        <ol className="entries">
          {inOrder(manifest).map(({ index, card }) => (
            <li key={index}>{card(selected.has(index))}</li>
          ))}
        </ol>
      </section>
      <section aria-label="Clean">
        <h2>Clean</h2>
        <ol className="entries">
          {manifest.items.map((item) => (
            <li key={item.id} data-item={item.id}>
              <ItemCard item={item} selected={selected} />
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function inOrder({ items, leftOut }: PublishedManifest) {
  const placed = items.flatMap((item) =>
    item.entries.map((entry) => ({
      index: entry.index,
      card: (isSelected: boolean) => (
        <div data-item={item.id}>
          <EntryCard item={item} entry={entry} isSelected={isSelected} />
        </div>
      ),
    })),
  );
  const out = leftOut.map((each) => ({
    index: each.entry.index,
    card: (isSelected: boolean) => <LeftOutCard leftOut={each} isSelected={isSelected} />,
  }));
  return [...placed, ...out].toSorted((a, b) => a.index - b.index);
}

import { memo, startTransition, useEffect, useState } from 'react';
import type { PublishedItem, PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { selectedOf, type Selected } from './decisions/use-selection.ts';
import { EntryCard } from './entry-card.tsx';
import { ItemCard } from './item-card.tsx';
import { LeftOutCard } from './left-out-card.tsx';

interface Props {
  readonly manifest: PublishedManifest;
  readonly selected: Selected;
}

/** Each item beside the entries it was made of. */
export function InItemOrder({ manifest: { items, leftOut }, selected }: Props) {
  const shown = useFirstThenAll(items);
  return (
    <>
      <div className="columns" aria-hidden="true">
        <span>As received</span>
        <span>Clean</span>
      </div>
      {shown.map((item) => (
        <Band key={item.id} item={item} selected={selectedOf(item, selected)} />
      ))}
      {leftOut.map((each) => (
        <section
          key={each.entry.index}
          className="band"
          aria-label={`Left out: entry ${each.entry.index + 1}`}
        >
          <LeftOutCard leftOut={each} isSelected={selected.has(each.entry.index)} />
        </section>
      ))}
    </>
  );
}

/** As many as the tallest screen shows. */
const firstItems = 24;

/** The first items at once, and all of them as soon as those are seen: a reader need not wait for what is below the screen. */
function useFirstThenAll(items: PublishedManifest['items']): PublishedManifest['items'] {
  const [isWhole, setIsWhole] = useState(items.length <= firstItems);
  useEffect(() => startTransition(() => setIsWhole(true)), []);
  return isWhole ? items : items.slice(0, firstItems);
}

/** Drawn again only when something of its own has changed. */
const Band = memo(function Band({
  item,
  selected,
}: {
  readonly item: PublishedItem;
  readonly selected: Selected;
}) {
  return (
    <section className="band" data-item={item.id} aria-label={`Item ${item.position}`}>
      <ol className="entries">
        {item.entries.map((entry) => (
          <li key={entry.index}>
            <EntryCard item={item} entry={entry} isSelected={selected.has(entry.index)} />
          </li>
        ))}
      </ol>
      <ItemCard item={item} selected={selected} />
    </section>
  );
});

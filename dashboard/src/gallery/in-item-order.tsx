import { memo } from 'react';
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
  return (
    <>
      <div className="columns" aria-hidden="true">
        <span>As received</span>
        <span>Clean</span>
      </div>
      {items.map((item) => (
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

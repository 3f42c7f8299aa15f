import { useRef } from 'react';
import type { PublishedItem } from '../../../src/client/manifest-schema.ts';
import { Thumbnail } from '../controls/thumbnail.tsx';
import { ItemActions } from './decisions/item-actions.tsx';
import { MergeHandle } from './decisions/merge-handle.tsx';
import { useMergeDrop } from './decisions/use-merge-drop.ts';
import type { Selected } from './decisions/use-selection.ts';
import { useShownManifest } from './gallery-context.ts';
import { ComparePhotos } from './photos/compare-photos.tsx';
import { ItemFacts } from './item-facts.tsx';

interface Props {
  readonly item: PublishedItem;
  readonly selected: Selected;
}

/** One clean photo: caption, credit in its parts, date, and what may be decided about it. */
export function ItemCard({ item, selected }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  const { dropProps, isDropTarget } = useMergeDrop(ref, item);
  const { caption, photo, warnings } = item;
  return (
    <div {...dropProps} role="presentation" ref={ref} className={isDropTarget ? 'clean over' : 'clean'}>
      <ItemHead item={item} selected={selected} />
      {photo?.sha256 != null && (
        <a
          className="photo"
          href={`/api/photos/${photo.sha256}/thumbnails/large`}
          target="_blank"
          rel="noreferrer"
        >
          <Thumbnail digest={photo.sha256} size="small" alt={`The photo ${photo.uri}`} />
        </a>
      )}
      <p className="caption" dir="auto" lang={caption.language ?? undefined}>
        {caption.text}
      </p>
      <ItemFacts item={item} />
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="warning">
          {message}
        </p>
      ))}
    </div>
  );
}

function ItemHead({ item, selected }: Props) {
  const { photos } = useShownManifest();
  const frames = [...new Set(item.entries.flatMap(({ index }) => photos.get(index) ?? []))];
  return (
    <div className="item-head">
      <MergeHandle item={item} />
      <ItemCheckbox item={item} selected={selected} />
      {item.flags.map((flag) => (
        <span key={flag} className="flag">
          {flag}
        </span>
      ))}
      {frames.length > 1 && <ComparePhotos digests={frames} />}
      {item.decisions.length > 0 && <span className="flag decided">decided</span>}
      <ItemActions item={item} />
    </div>
  );
}

function ItemCheckbox({ item, selected }: Props) {
  const { toggle } = useShownManifest();
  const indexes = item.entries.map(({ index }) => index);
  return (
    <label className="position">
      <input
        type="checkbox"
        checked={indexes.every((index) => selected.has(index))}
        onChange={() => toggle(indexes)}
      />{' '}
      Item {item.position}
    </label>
  );
}

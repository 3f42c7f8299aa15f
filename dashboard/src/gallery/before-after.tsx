import { useMemo, useRef } from 'react';
import { useSearchParams } from 'wouter';
import type { Run } from '../../../src/client/api-schemas.ts';
import type { PublishedManifest } from '../../../src/client/manifest-schema.ts';
import { counted } from '../controls/counted.ts';
import { DecisionList } from './decisions/decision-list.tsx';
import { SelectionBar } from './decisions/selection-bar.tsx';
import { useSelection } from './decisions/use-selection.ts';
import { GalleryContext } from './gallery-context.ts';
import { InReceivedOrder } from './in-received-order.tsx';
import { InItemOrder } from './in-item-order.tsx';
import { useEntryPhotos } from './photos/use-entry-photos.ts';
import { useTies } from './use-ties.ts';

interface Props {
  readonly galleryId: string;
  readonly run: Run;
  readonly manifest: PublishedManifest;
}

/** What came in and what came out of it. */
export function BeforeAfter({ galleryId, run, manifest }: Props) {
  const [params, setParams] = useSearchParams();
  const isAsReceived = params.get('order') === 'received';
  const both = useRef<HTMLDivElement>(null);
  const selection = useSelection(manifest);
  const photos = useEntryPhotos(galleryId, run.id);
  useTies(both);
  const shared = useMemo(
    () => ({ galleryId, manifest, photos, toggle: selection.toggle }),
    [galleryId, manifest, photos, selection.toggle],
  );
  const Order = isAsReceived ? InReceivedOrder : InItemOrder;
  return (
    <GalleryContext value={shared}>
      <Facts manifest={manifest} />
      <label className="order">
        <input
          type="checkbox"
          checked={isAsReceived}
          onChange={(event) =>
            setParams(
              (before) => {
                if (event.target.checked) before.set('order', 'received');
                else before.delete('order');
                return before;
              },
              { replace: true },
            )
          }
        />{' '}
        Entries in the order received
      </label>
      <div ref={both}>
        <Order manifest={manifest} selected={selection.selected} />
      </div>
      <SelectionBar selection={selection} />
      <DecisionList galleryId={galleryId} manifest={manifest} />
    </GalleryContext>
  );
}

function Facts({ manifest }: { readonly manifest: PublishedManifest }) {
  const { report, referenceDate, warnings } = manifest;
  return (
    <>
      <p className="facts">
        {counted(report.entries, 'entry', 'entries')} → {counted(report.items, 'item')}, {report.collapsed}{' '}
        collapsed · sent on {referenceDate.value ?? 'an unknown day'} ({referenceDate.basis})
      </p>
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="warning">
          {message}
        </p>
      ))}
    </>
  );
}

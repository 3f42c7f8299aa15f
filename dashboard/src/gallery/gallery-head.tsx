import type { GalleryWithRuns, Run } from '../../../src/client/api-schemas.ts';
import { Moment } from '../controls/moment.tsx';
import { StateBadge } from '../controls/state-badge.tsx';

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly run: Run | null;
}

/** What gallery this is, and which cleaning of it is shown. */
export function GalleryHead({ gallery, run }: Props) {
  return (
    <>
      <div className="page-head">
        <h1 dir="auto">{gallery.headline ?? gallery.name}</h1>
      </div>
      <p className="facts">
        {gallery.name} from {gallery.source}
        {run !== null && (
          <>
            , asked for by {run.requestedBy} ({run.reason}) <Moment at={run.createdAt} />{' '}
            <StateBadge state={run.state} />
          </>
        )}
      </p>
    </>
  );
}

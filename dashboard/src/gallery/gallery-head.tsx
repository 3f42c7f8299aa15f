import type { GalleryWithRuns, Run } from '../../../src/client/api-schemas.ts';
import { Moment } from '../controls/moment.tsx';
import { StateBadge } from '../controls/state-badge.tsx';
import { GalleryRuns } from './runs/gallery-runs.tsx';
import { TakeManifest } from './take-manifest.tsx';

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
  readonly run: Run | null;
  readonly shown: Run | null;
}

/** What gallery this is, which cleaning of it is shown, and what can be done with all of it. */
export function GalleryHead({ gallery, runs, run, shown }: Props) {
  return (
    <>
      <div className="page-head">
        <h1 dir="auto">{gallery.headline ?? gallery.name}</h1>
        {shown !== null && (
          <div className="actions">
            <TakeManifest run={shown} />
          </div>
        )}
      </div>
      <p className="facts">
        {gallery.name} from {gallery.source}, received <Moment at={gallery.receivedAt} />
        {gallery.revision > 1 && (
          <>
            , revision {gallery.revision} <Moment at={gallery.revisedAt} />
          </>
        )}
        {run !== null && (
          <>
            {' '}
            · asked for by {run.requestedBy} ({run.reason}) <Moment at={run.createdAt} />{' '}
            <StateBadge state={run.state} />
          </>
        )}
      </p>
      <GalleryRuns gallery={gallery} runs={runs} run={run} />
    </>
  );
}

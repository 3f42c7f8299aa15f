import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';
import { client } from '../client.ts';
import { ChangedItems } from '../controls/changed-items.tsx';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { queries } from '../live/queries.ts';
import { tell, tellProblem } from '../shell/notices.tsx';
import { who } from '../shell/who.ts';
import type { TrialState } from './trial.ts';

/** What a draft would change of the newest galleries, while it is found out and then. */
export function TrialResult({ trial }: { readonly trial: TrialState }) {
  const { bulkId, version, isSaved } = trial;
  const bulk = useQuery({
    queryKey: ['reruns', bulkId],
    queryFn: ({ signal }) => client.fetchBulkRerun(bulkId, signal),
    refetchInterval: ({ state }) => (state.data?.finishedAt == null ? 500 : false),
  });
  return (
    <section className="settings-card stack" aria-label="What would change">
      <h2>{`What version ${version} ${isSaved ? 'changes' : 'would change'}`}</h2>
      <Problem error={bulk.error} onRetry={() => void bulk.refetch()} />
      {bulk.data !== undefined && <Counts bulk={bulk.data} />}
      {bulk.data?.finishedAt != null && isSaved && <PublishButton bulk={bulk.data} />}
      {bulk.data?.finishedAt != null && <ChangedGalleries bulkId={bulkId} />}
    </section>
  );
}

function Counts({ bulk: { total, counts, finishedAt } }: { readonly bulk: BulkRerun }) {
  const ended = counts.asked - counts.queued - counts.running;
  if (finishedAt === null)
    return (
      <p role="status">
        {`Looking: ${ended} of ${total}. `}
        <progress value={ended} max={Math.max(1, total)} aria-label="Galleries looked at" />
      </p>
    );
  const items = Object.entries(counts.items).filter(([kind, count]) => kind !== 'same' && count > 0);
  return (
    <p role="status">
      {`${counts.changed} of ${counted(counts.succeeded, 'gallery', 'galleries')} would change`}
      {items.length > 0 && `: ${items.map(([kind, count]) => `${count} items ${kind}`).join(', ')}`}
      {counts.failed > 0 && `; ${counts.failed} failed`}.
    </p>
  );
}

const mostShown = 50;

function ChangedGalleries({ bulkId }: { readonly bulkId: string }) {
  const runs = useQuery({
    queryKey: ['runs', { bulkId, isChange: true }],
    queryFn: ({ signal }) => client.listRuns({ bulkId, isChange: true, limit: mostShown }, signal),
  });
  return (
    <>
      <Problem error={runs.error} onRetry={() => void runs.refetch()} />
      <ul className="stack">
        {runs.data?.runs.map((run) => (
          <li key={run.id}>
            <ChangedGallery run={run} />
          </li>
        ))}
      </ul>
      {runs.data?.nextCursor != null && (
        <p className="aside">{`The ${mostShown} newest of them are shown.`}</p>
      )}
    </>
  );
}

/** A gallery that would change; item by item when it is opened. */
function ChangedGallery({ run: { id, galleryId, gallery, changes } }: { readonly run: Run }) {
  const [isOpen, setIsOpen] = useState(false);
  const told = useQuery({
    queryKey: ['runs', id, 'changes'],
    queryFn: ({ signal }) => client.fetchChanges(id, 'published', signal),
    enabled: isOpen,
  });
  const count = Object.entries(changes?.counts ?? {}).reduce(
    (sum, [kind, each]) => sum + (kind === 'same' ? 0 : each),
    0,
  );
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span dir="auto">{gallery.headline ?? gallery.name}</span>{' '}
        <span className="aside">{counted(count, 'item')}</span>
      </summary>
      <Problem error={told.error} />
      {told.data !== undefined && <ChangedItems changes={told.data} />}
      <a href={`/galleries/${encodeURIComponent(galleryId)}`}>Open the gallery</a>
    </details>
  );
}

/** The version counts: what was shown can be made so for galleries that were cleaned before. */
function PublishButton({ bulk }: { readonly bulk: BulkRerun }) {
  const [isAsked, setIsAsked] = useState(false);
  if (bulk.counts.changed === 0) return null;
  const publish = () => {
    setIsAsked(true);
    void client
      .publishBulkPreview(bulk.id, who())
      .then((asked) => {
        tell(`${counted(asked.total, 'gallery is', 'galleries are')} cleaned again.`);
        return queries.invalidateQueries({ queryKey: ['reruns'] });
      })
      .catch((error: unknown) => {
        setIsAsked(false);
        tellProblem(error);
      });
  };
  return (
    <Button isDisabled={isAsked} onPress={publish}>
      {`Clean ${counted(bulk.counts.changed, 'gallery', 'galleries')} again under this version`}
    </Button>
  );
}

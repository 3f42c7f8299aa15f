import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useParams } from 'wouter';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';
import { client } from '../client.ts';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { BulkActions } from './bulk-actions.tsx';
import { BulkBadges } from './bulk-badges.tsx';
import { BulkProgress } from './bulk-progress.tsx';
import { countsInWords } from './changes-in-words.ts';
import { ChangedRuns } from './changed-runs.tsx';
import { filterInWords } from './filter-in-words.ts';
import { bulkPath } from './run-path.ts';
import { settingsInWords } from './settings-in-words.ts';
import { whileWorking } from './while-working.ts';
import './runs.css';

/** One rerun of many galleries: how far it is, what it changes, gallery by gallery. */
export function BulkPage() {
  const { bulkId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['reruns', bulkId],
    queryFn: ({ signal }) => client.fetchBulkRerun(bulkId, signal),
    refetchInterval: ({ state }) => whileWorking(state.data === undefined ? [] : [state.data]),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <p className="hint">Loading …</p>;
  return <Bulk bulk={data} />;
}

function Bulk({ bulk }: { readonly bulk: BulkRerun }) {
  const { id, reason, requestedBy, createdAt, finishedAt, filter, settings, previewId, counts } = bulk;
  const failed = counts.failed + counts.stopped;
  return (
    <>
      <div className="page-head">
        <h1 dir="auto">{reason}</h1>
        <BulkBadges bulk={bulk} />
        <BulkActions bulk={bulk} />
      </div>
      <div className="bulk-facts">
        <p className="aside">
          Asked for by {requestedBy}, <Moment at={createdAt} />
          {finishedAt !== null && (
            <>
              , ended <Moment at={finishedAt} />
            </>
          )}
          : <span dir="auto">{filterInWords(filter)}</span>;{' '}
          <span dir="auto">{settingsInWords(settings)}</span>.
          {previewId !== null && (
            <>
              {' '}
              It publishes what <Link href={bulkPath(previewId)}>this dry run</Link> showed.
            </>
          )}
        </p>
        <BulkProgress bulk={bulk} />
        <p className="aside">
          {`${counts.queued.toLocaleString()} waiting, ${counts.running.toLocaleString()} in work. `}
          Items: {countsInWords(counts.items) || 'none differs so far'}.{' '}
          {failed > 0 && (
            <Link href={`/runs?bulk=${encodeURIComponent(id)}&state=failed`}>See what failed</Link>
          )}
        </p>
      </div>
      <ChangedRuns bulk={bulk} />
    </>
  );
}

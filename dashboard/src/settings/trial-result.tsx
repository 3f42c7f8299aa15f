import { useQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { Problem } from '../controls/problem.tsx';
import { BulkActions } from '../runs/bulk-actions.tsx';
import { BulkProgress } from '../runs/bulk-progress.tsx';
import { ChangedRuns } from '../runs/changed-runs.tsx';
import { countsInWords } from '../runs/changes-in-words.ts';
import { whileWorking } from '../runs/while-working.ts';
import '../runs/runs.css';
import type { TrialState } from './trial.ts';

/** What a draft would change of the newest galleries, while it is found out and then; once it counts, the way to make it so. */
export function TrialResult({ trial: { bulkId, version, isSaved } }: { readonly trial: TrialState }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['reruns', bulkId],
    queryFn: ({ signal }) => client.fetchBulkRerun(bulkId, signal),
    refetchInterval: ({ state }) => whileWorking(state.data === undefined ? [] : [state.data]),
  });
  return (
    <div className="settings-card stack">
      <h2>{`Version ${version} ${isSaved ? 'is in effect' : 'on trial'}`}</h2>
      <Problem error={error} onRetry={() => void refetch()} />
      {data !== undefined && (
        <>
          <div role="status">
            <BulkProgress bulk={data} />
            {data.finishedAt !== null && (
              <p className="aside">{`Items: ${countsInWords(data.counts.items) || 'none differs'}.`}</p>
            )}
          </div>
          {isSaved && (
            <p className="actions">
              New galleries are cleaned under it. Those that were tried can be made so too:{' '}
              <BulkActions bulk={data} />
            </p>
          )}
          {data.finishedAt !== null && <ChangedRuns bulk={data} />}
        </>
      )}
    </div>
  );
}

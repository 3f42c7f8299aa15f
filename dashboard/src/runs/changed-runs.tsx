import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';
import { ChangesOfRun } from '../changes/changes-of-run.tsx';
import { client } from '../client.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Problem } from '../controls/problem.tsx';
import { changesInWords } from './changes-in-words.ts';
import { runPath } from './run-path.ts';

const pageSize = 25;

/** The galleries that a rerun changes, each opening what changes in it. */
export function ChangedRuns({ bulk: { id, isPreview, state } }: { readonly bulk: BulkRerun }) {
  const list = useInfiniteQuery({
    queryKey: ['runs', 'changed', id],
    queryFn: ({ pageParam, signal }) =>
      client.listRuns({ bulkId: id, isChange: true, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const runs = list.data?.pages.flatMap((page) => page.runs) ?? [];
  return (
    <section aria-labelledby="changed-runs" className="part">
      <h2 id="changed-runs">{isPreview ? 'What would change' : 'What changed'}</h2>
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      {list.isSuccess && runs.length === 0 && (
        <p className="aside">
          {state === 'working' ? 'Nothing so far.' : 'Nothing: every manifest stays as it is.'}
        </p>
      )}
      {runs.map((run) => (
        <ChangedRun key={run.id} run={run} />
      ))}
      <MoreButton list={list} label="More galleries" />
    </section>
  );
}

function ChangedRun({ run }: { readonly run: Run }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="changed-run" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <span className="headline" dir="auto">
          {run.gallery.headline ?? run.gallery.name}
        </span>
        <span className="aside">{changesInWords(run)}</span>
      </summary>
      {isOpen && (
        <>
          <p>
            <Link href={runPath(run)}>Open the gallery</Link>
          </p>
          <ChangesOfRun runId={run.id} since={run.changes?.since ?? null} />
        </>
      )}
    </details>
  );
}

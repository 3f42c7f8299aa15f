import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Link } from 'react-aria-components';
import type { Run } from '../../../src/client/api-schemas.ts';
import { client } from '../client.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Moment } from '../controls/moment.tsx';
import { Problem } from '../controls/problem.tsx';
import { retryOne } from './retry.ts';
import { runPath } from './run-path.ts';

const pageSize = 20;

/** The runs that failed for a cause, each with its own message and a way to try it again. */
export function FailedRuns({ cause }: { readonly cause: string }) {
  const list = useInfiniteQuery({
    queryKey: ['runs', 'failed', cause],
    queryFn: ({ pageParam, signal }) =>
      client.listRuns({ cause, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <>
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      <ul className="failed-runs">
        {list.data?.pages
          .flatMap(({ runs }) => runs)
          .map((run) => (
            <FailedRun key={run.id} run={run} />
          ))}
      </ul>
      <MoreButton list={list} label="More of them" />
    </>
  );
}

function FailedRun({ run }: { readonly run: Run }) {
  const name = run.gallery.headline ?? run.gallery.name;
  return (
    <li>
      <span className="failed-run">
        <Link href={runPath(run)}>
          <span dir="auto">{name}</span>
        </Link>
        <span className="aside" dir="auto">
          {run.error?.message}
        </span>
        <span className="aside">
          asked for by {run.requestedBy} ({run.reason}) <Moment at={run.createdAt} isShort />
        </span>
      </span>
      <Button aria-label={`Retry ${name}`} onPress={() => void retryOne(run.id)}>
        Retry
      </Button>
    </li>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { client } from '../client.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Problem } from '../controls/problem.tsx';
import { RunFilterBar } from './run-filters.tsx';
import { RunTable } from './run-table.tsx';
import { useRunFilter } from './use-run-filter.ts';

const pageSize = 50;
/** What is further back is found by its gallery. */
const maxPages = 20;

/** Runs, the newest first, live, as the address filters them. */
export function RunList() {
  const { filter, question } = useRunFilter();
  const list = useInfiniteQuery({
    queryKey: ['runs', question],
    queryFn: ({ pageParam, signal }) =>
      client.listRuns({ ...question, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }, all) => (all.length < maxPages ? nextCursor : null),
    placeholderData: (before) => before,
  });
  return (
    <section aria-labelledby="all-runs" className="part">
      <h2 id="all-runs">Runs</h2>
      <RunFilterBar />
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      <RunTable
        runs={list.data?.pages.flatMap(({ runs }) => runs) ?? []}
        isFiltered={Object.keys(filter).length > 0}
        isLoading={list.isPending}
      />
      <MoreButton list={list} label="Older runs" />
    </section>
  );
}

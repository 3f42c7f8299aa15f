import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { client } from '../../client.ts';
import { MoreButton } from '../../controls/more-button.tsx';
import { Moment } from '../../controls/moment.tsx';
import { Problem } from '../../controls/problem.tsx';
import { comparePath, runPath } from '../../runs/run-path.ts';
import { type HistoryEntry, tellHistory } from './tell-history.ts';

const pageSize = 50;

/** Who did what with a gallery, when and why, and what of it was published; the newest first. */
export function History({ galleryId }: { readonly galleryId: string }) {
  const audit = useInfiniteQuery({
    queryKey: ['gallery', galleryId, 'audit'],
    queryFn: ({ pageParam, signal }) =>
      client.listAudit({ galleryId, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const published = useQuery({
    queryKey: ['gallery', galleryId, 'publications'],
    queryFn: ({ signal }) => client.listGalleryPublications(galleryId, signal),
  });
  const decided = useQuery({
    queryKey: ['gallery', galleryId, 'decisions'],
    queryFn: ({ signal }) => client.listDecisions(galleryId, signal),
  });
  const entries = tellHistory({
    audit: audit.data?.pages.flatMap(({ records }) => records) ?? [],
    isWhole: !audit.hasNextPage,
    publications: published.data?.publications ?? [],
    decisions: decided.data?.decisions ?? [],
  });
  return (
    <section aria-label="History">
      <Problem error={audit.error ?? published.error ?? decided.error} onRetry={() => void audit.refetch()} />
      {audit.isPending && <p className="hint">Loading …</p>}
      <ol className="history">
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} galleryId={galleryId} />
        ))}
      </ol>
      <MoreButton list={audit} label="What was before" />
    </section>
  );
}

function Entry({ entry, galleryId }: { readonly entry: HistoryEntry; readonly galleryId: string }) {
  const { at, who, what, why, runId, since } = entry;
  return (
    <li>
      <Moment at={at} />
      <span>
        {who !== null && <strong dir="auto">{who} </strong>}
        {what}
        {why !== null && (
          <>
            : <q dir="auto">{why}</q>
          </>
        )}{' '}
        {runId !== null && <Link href={runPath({ id: runId, galleryId })}>the run</Link>}{' '}
        {runId !== null && since !== null && (
          <Link href={comparePath(galleryId, since, runId)}>what it changed</Link>
        )}
      </span>
    </li>
  );
}

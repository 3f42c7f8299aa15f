import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useSearch } from 'wouter';
import { client } from '../client.ts';
import { MoreButton } from '../controls/more-button.tsx';
import { Problem } from '../controls/problem.tsx';
import { CleanBox } from './clean-box.tsx';
import { GalleryFilterBar } from './gallery-filters.tsx';
import { GalleryTable } from './gallery-table.tsx';
import { useGalleryFilter } from './use-gallery-filter.ts';
import './galleries.css';

const pageSize = 50;
/** What is further back is found by searching. */
const maxPages = 20;

/** What came in, the newest first, live. */
export function GalleriesPage() {
  const { filter } = useGalleryFilter();
  const search = useSearch();
  const list = useInfiniteQuery({
    queryKey: ['galleries', filter],
    queryFn: ({ pageParam, signal }) =>
      client.listGalleries({ ...filter, limit: pageSize, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }, all) => (all.length < maxPages ? nextCursor : null),
    placeholderData: (before) => before,
  });
  const galleries = list.data?.pages.flatMap((page) => page.galleries) ?? [];
  return (
    <>
      <div className="page-head">
        <h1>Galleries</h1>
        <Link href={search === '' ? '/runs/rerun' : `/runs/rerun?${search}`}>Rerun these…</Link>
        <CleanBox />
      </div>
      <GalleryFilterBar />
      <Problem error={list.error} onRetry={() => void list.refetch()} />
      <GalleryTable
        galleries={galleries}
        isFiltered={Object.keys(filter).length > 0}
        isLoading={list.isPending}
      />
      <MoreButton list={list} label="Older galleries" />
    </>
  );
}

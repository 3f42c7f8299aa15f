import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useSearch } from 'wouter';
import { client } from '../client.ts';
import { counted } from '../controls/counted.ts';
import { Problem } from '../controls/problem.tsx';
import { GalleryFilterBar } from '../galleries/gallery-filters.tsx';
import { useGalleryFilter } from '../galleries/use-gallery-filter.ts';
import { RerunForm } from './rerun-form.tsx';
import './runs.css';

/** Which galleries are to be cleaned again and how: how many they are is told first, then a dry run shows what would change. */
export function RerunPage() {
  const { filter } = useGalleryFilter();
  const search = useSearch();
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: ['reruns', 'count', filter],
    queryFn: ({ signal }) => client.countReruns(filter, signal),
    placeholderData: (before) => before,
  });
  return (
    <>
      <div className="page-head">
        <h1>Rerun galleries</h1>
        <Link href="/runs">All runs</Link>
      </div>
      <h2>1. Which</h2>
      <GalleryFilterBar />
      <Problem error={error} onRetry={() => void refetch()} />
      <p className="rerun-count" role="status">
        {data !== undefined && (
          <>
            <strong>{counted(data.count, 'gallery', 'galleries')}</strong>{' '}
            {data.count === 1 ? 'answers' : 'answer'} to this.{' '}
            <Link href={search === '' ? '/' : `/?${search}`}>See them</Link>
          </>
        )}
      </p>
      <h2>2. How, and why</h2>
      {/* How many there were before says nothing of how many there are now. */}
      <RerunForm filter={filter} count={error !== null || isPlaceholderData ? 0 : (data?.count ?? 0)} />
    </>
  );
}

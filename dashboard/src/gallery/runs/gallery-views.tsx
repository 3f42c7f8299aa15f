import { lazy, type ReactNode, Suspense } from 'react';
import { useSearchParams } from 'wouter';
import type { GalleryWithRuns, Run } from '../../../../src/client/api-schemas.ts';

const CompareRuns = lazy(async () => ({ default: (await import('./compare-runs.tsx')).CompareRuns }));
const History = lazy(async () => ({ default: (await import('./history.tsx')).History }));

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
  /** The gallery before and after. */
  readonly children: ReactNode;
}

/** What the address asks to be seen of a gallery: two of its runs compared, its history, or else the gallery itself. */
export function GalleryViews({ gallery, runs, children }: Props) {
  const [params] = useSearchParams();
  const compared = params.get('compare');
  if (compared === null && !params.has('history')) return children;
  return (
    <Suspense fallback={<p className="hint">Loading …</p>}>
      {compared === null ? (
        <History galleryId={gallery.id} />
      ) : (
        <CompareRuns compared={compared} gallery={gallery} runs={runs} />
      )}
    </Suspense>
  );
}

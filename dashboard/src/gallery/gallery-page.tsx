import { useParams } from 'wouter';
import { Problem } from '../controls/problem.tsx';
import { BeforeAfter } from './before-after.tsx';
import { GalleryHead } from './gallery-head.tsx';
import { RunState } from './run-state.tsx';
import { GalleryViews } from './runs/gallery-views.tsx';
import { useGallery } from './use-gallery.ts';
import './gallery.css';

/** One gallery before and after: entries as received on the left, clean items on the right. */
export function GalleryPage() {
  const { galleryId = '' } = useParams();
  const { gallery, runs, run, shown, manifest, problem, retry } = useGallery(galleryId);
  if (problem !== null) return <Problem error={problem} onRetry={retry} />;
  if (gallery === null) return <p className="hint">Loading …</p>;
  return (
    <article>
      <GalleryHead gallery={gallery} runs={runs} run={run} shown={shown} />
      <GalleryViews gallery={gallery} runs={runs}>
        <RunState run={run} shown={shown} />
        {manifest !== null && shown !== null && (
          <BeforeAfter key={galleryId} galleryId={galleryId} run={shown} manifest={manifest} />
        )}
      </GalleryViews>
    </article>
  );
}

import { useParams } from 'wouter';
import { Problem } from '../controls/problem.tsx';
import { BeforeAfter } from './before-after.tsx';
import { GalleryHead } from './gallery-head.tsx';
import { useGallery } from './use-gallery.ts';
import './gallery.css';

/** One gallery before and after: entries as received on the left, clean items on the right. */
export function GalleryPage() {
  const { galleryId = '' } = useParams();
  const { gallery, run, manifest, problem, retry } = useGallery(galleryId);
  if (problem !== null) return <Problem error={problem} onRetry={retry} />;
  if (gallery === null) return <p className="hint">Loading …</p>;
  return (
    <article>
      <GalleryHead gallery={gallery} run={run} />
      {run?.error != null && <Problem error={`This run failed: ${run.error.message}`} />}
      {run !== null && run.error === null && manifest === null && (
        <p className="hint">The run is {run.state} …</p>
      )}
      {manifest !== null && <BeforeAfter manifest={manifest} />}
    </article>
  );
}

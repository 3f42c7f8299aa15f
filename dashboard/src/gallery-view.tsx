import type { Run } from '../../src/client/api-schemas.ts';
import type { PublishedManifest } from '../../src/client/manifest-schema.ts';
import { ItemView } from './item-view.tsx';
import { useManifest } from './use-manifest.ts';

interface Props {
  readonly galleryId: string;
  readonly runs: readonly Run[];
}

/** One gallery before and after: the entries as received on the left, the clean items on the right. */
export function GalleryView({ galleryId, runs }: Props) {
  const newest = runs.find((run) => run.galleryId === galleryId && !run.isPreview) ?? null;
  const { run, manifest, problem } = useManifest(galleryId, newest);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (run === null) return <p className="hint">Loading …</p>;
  return (
    <article>
      <h2>{run.gallery.headline ?? run.gallery.name}</h2>
      <p className="facts">
        {run.gallery.name} from {run.gallery.source}, asked for by {run.requestedBy} ({run.reason}) at{' '}
        {new Date(run.createdAt).toLocaleString()}
      </p>
      {run.error !== null && <p role="alert">This run failed: {run.error.message}</p>}
      {run.error === null && manifest === null && <p className="hint">The run is {run.state} …</p>}
      {manifest !== null && <BeforeAfter manifest={manifest} />}
    </article>
  );
}

function BeforeAfter({ manifest }: { readonly manifest: PublishedManifest }) {
  const { report, referenceDate, items, leftOut, warnings } = manifest;
  return (
    <>
      <p className="facts">
        {report.entries} entries → {report.items} items, {report.collapsed} collapsed · sent on{' '}
        {referenceDate.value ?? 'an unknown day'} ({referenceDate.basis})
      </p>
      {warnings.map(({ code, message }) => (
        <p key={`${code} ${message}`} className="warning">
          {message}
        </p>
      ))}
      <div className="columns" aria-hidden="true">
        <span>As received</span>
        <span>Clean</span>
      </div>
      {items.map((item) => (
        <ItemView key={item.id} item={item} />
      ))}
      {leftOut.map(({ entry, reason }) => (
        <section key={entry.index} className="item">
          <p className="entry" dir="auto">
            {entry.text}
          </p>
          <p className="warning">left out: {reason}</p>
        </section>
      ))}
    </>
  );
}

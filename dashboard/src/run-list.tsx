import type { Run } from '../../src/client/api-schemas.ts';

interface Props {
  readonly runs: readonly Run[];
  readonly galleryId: string | null;
  readonly onOpen: (galleryId: string) => void;
}

/** Runs, the newest first: what, from whom, how far. */
export function RunList({ runs, galleryId, onOpen }: Props) {
  if (runs.length === 0)
    return <p className="hint">No gallery has come in yet. Paste one above, or run: cutline submit FILE</p>;
  return (
    <ol className="runs" aria-label="Runs">
      {runs.map((run) => (
        <li key={run.id}>
          <button
            type="button"
            aria-current={run.galleryId === galleryId}
            onClick={() => onOpen(run.galleryId)}
          >
            <span className="headline">{run.gallery.headline ?? run.gallery.name}</span>
            <span className={`state ${run.state}`}>{run.state}</span>
            <span className="facts">{describe(run)}</span>
            <time dateTime={run.createdAt}>{new Date(run.createdAt).toLocaleTimeString()}</time>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** How far a run is: its entries and items, or the photos that were looked at so far. */
function describe({ report, photos, gallery, isPreview }: Run): string {
  const kind = isPreview ? 'preview · ' : '';
  if (report !== null) return `${kind}${report.entries} → ${report.items} · ${gallery.source}`;
  if (photos === null || photos.done === photos.total) return `${kind}${gallery.source}`;
  return `${kind}${photos.done} of ${photos.total} photos · ${gallery.source}`;
}

import { GalleryView } from './gallery-view.tsx';
import { RunList } from './run-list.tsx';
import { SubmitBox } from './submit-box.tsx';
import { useAddress } from './use-address.ts';
import { useRuns } from './use-runs.ts';

/** The desk's first page: runs as they happen, and one gallery before and after. */
export function App() {
  const { galleryId, openGallery } = useAddress();
  const { runs, isLive, problem } = useRuns();
  return (
    <div className="desk">
      <header>
        <h1>
          <a
            href="/"
            onClick={(event) => {
              event.preventDefault();
              openGallery(null);
            }}
          >
            Cutline
          </a>
        </h1>
        <p role="status" className={isLive ? 'live' : 'away'}>
          {isLive ? 'live' : 'reconnecting …'}
        </p>
      </header>
      <aside>
        <SubmitBox onSubmitted={openGallery} />
        {problem !== null && <p role="alert">{problem}</p>}
        <RunList runs={runs} galleryId={galleryId} onOpen={openGallery} />
      </aside>
      <main>
        {galleryId === null ? (
          <p className="hint">Choose a run to see what came in and what came out of it.</p>
        ) : (
          <GalleryView key={galleryId} galleryId={galleryId} runs={runs} />
        )}
      </main>
    </div>
  );
}

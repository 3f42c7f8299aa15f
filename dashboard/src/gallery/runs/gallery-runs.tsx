import { Button, Link } from 'react-aria-components';
import { useSearchParams } from 'wouter';
import type { GalleryWithRuns, Run } from '../../../../src/client/api-schemas.ts';
import { ChoiceOf } from '../../controls/choice-of.tsx';
import { retryOne } from '../../runs/retry.ts';
import { comparePath } from '../../runs/run-path.ts';
import { PublishPreview } from './publish-preview.tsx';
import { RerunButton } from './rerun-button.tsx';
import { runChoices } from './run-choices.ts';
import './gallery-runs.css';

interface Props {
  readonly gallery: GalleryWithRuns['gallery'];
  readonly runs: readonly Run[];
  /** The one that is shown. */
  readonly run: Run | null;
}

/** Which run is shown, and what can be done with runs: clean again, compare, look back. */
export function GalleryRuns({ gallery, runs, run }: Props) {
  const [params] = useSearchParams();
  const path = `/galleries/${encodeURIComponent(gallery.id)}`;
  const pair = pairToCompare(gallery.publishedRunId, runs, run);
  const view = viewOf(params);
  return (
    <div className="gallery-runs">
      <RunChoice gallery={gallery} runs={runs} run={run} />
      {run?.isPreview === true && <PublishPreview run={run} newestRevision={gallery.revision} />}
      {run?.state === 'failed' && <Button onPress={() => void retryOne(run.id)}>Retry</Button>}
      <RerunButton gallery={gallery} runs={runs} />
      <nav aria-label="Views of this gallery" className="views">
        <ViewLink href={path} name="Gallery" isShown={view === 'gallery'} />
        {pair !== null && (
          <ViewLink
            href={comparePath(gallery.id, ...pair)}
            name="Compare runs"
            isShown={view === 'compare'}
          />
        )}
        <ViewLink href={`${path}?history`} name="History" isShown={view === 'history'} />
      </nav>
    </div>
  );
}

function viewOf(params: URLSearchParams): 'gallery' | 'compare' | 'history' {
  if (params.has('compare')) return 'compare';
  return params.has('history') ? 'history' : 'gallery';
}

function ViewLink({
  href,
  name,
  isShown,
}: {
  readonly href: string;
  readonly name: string;
  readonly isShown: boolean;
}) {
  return (
    <Link href={href} {...(isShown && { 'aria-current': 'page' as const })}>
      {name}
    </Link>
  );
}

function RunChoice({ gallery, runs, run }: Props) {
  const [, setParams] = useSearchParams();
  if (runs.length < 2) return null;
  return (
    <ChoiceOf
      label="Run"
      choices={runChoices(runs, gallery.publishedRunId)}
      chosen={run?.id ?? ''}
      onChoose={(id) => setParams({ run: id })}
    />
  );
}

/** The run that is shown beside the published one, or else the newest two; `null`: there are no two. */
function pairToCompare(
  publishedRunId: string | null,
  runs: readonly Run[],
  run: Run | null,
): readonly [before: string, after: string] | null {
  const clean = runs.filter(({ state }) => state === 'succeeded').map(({ id }) => id);
  const after = run?.state === 'succeeded' ? run.id : clean[0];
  const published = clean.find((id) => id === publishedRunId && id !== after);
  const before = published ?? clean.find((id) => id !== after);
  return before === undefined || after === undefined ? null : [before, after];
}

import type { Run } from '../../../src/client/api-schemas.ts';
import { Problem } from '../controls/problem.tsx';

interface Props {
  readonly run: Run | null;
  readonly shown: Run | null;
}

/** What is to be known of a run that has not given what is shown. */
export function RunState({ run, shown }: Props) {
  if (run === null) return <p className="hint">There is no such run any more.</p>;
  const before = shown === null || shown.id === run.id ? '' : ' What is shown is of the run before it.';
  if (run.error !== null) return <Problem error={`This run failed: ${run.error.message}.${before}`} />;
  if (run.state === 'succeeded') {
    return run.isPreview ? <p className="warning">A preview: it is not published.</p> : null;
  }
  return (
    <p role="status" className="hint running">
      The run is {run.state}
      {progress(run)} …{before}
    </p>
  );
}

function progress({ photos }: Run): string {
  return photos === null || photos.done === photos.total ? '' : `, ${photos.done} of ${photos.total} photos`;
}

import { useEffect } from 'react';
import type { Run } from '../../../../src/client/api-schemas.ts';
import { ConfirmButton } from '../../controls/confirm-button.tsx';
import { tellProblem } from '../../shell/notice-queue.ts';
import { useRerun } from './use-rerun.ts';

interface Props {
  readonly run: Run;
  /** Of the gallery. */
  readonly newestRevision: number;
}

/** Does in earnest what the preview that is shown did. */
export function PublishPreview({ run, newestRevision }: Props) {
  const { galleryId, reason, settings, revision, state } = run;
  const isOlder = revision !== null && revision < newestRevision;
  const asked = { reason, settings, ...(isOlder && { revision }) };
  const { problem, isBusy, publish } = useRerun(galleryId, asked);
  useEffect(() => {
    if (problem !== null) tellProblem(problem);
  }, [problem]);
  const question =
    'The gallery is cleaned again with the settings of this preview, and what comes of it is published.';
  return (
    <ConfirmButton
      label="Publish this preview"
      className="primary"
      question={
        isOlder ? `${question} It is revision ${revision}; revision ${newestRevision} is there.` : question
      }
      isDisabled={isBusy || state !== 'succeeded'}
      onConfirm={() => publish(() => {})}
    />
  );
}

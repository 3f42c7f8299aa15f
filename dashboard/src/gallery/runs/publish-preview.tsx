import type { Run } from '../../../../src/client/api-schemas.ts';
import { ConfirmButton } from '../../controls/confirm-button.tsx';
import { tellProblem } from '../../shell/notices.tsx';
import { useEffect } from 'react';
import { useRerun } from './use-rerun.ts';

/** Does in earnest what the preview that is shown did. */
export function PublishPreview({ run }: { readonly run: Run }) {
  const { galleryId, reason, settings, revision, state } = run;
  const asked = { reason, settings, ...(revision !== null && { revision }) };
  const { problem, isBusy, publish } = useRerun(galleryId, asked);
  useEffect(() => {
    if (problem !== null) tellProblem(problem);
  }, [problem]);
  return (
    <ConfirmButton
      label="Publish this preview"
      className="primary"
      question="The gallery is cleaned again with the settings of this preview, and what comes of it is published."
      isDisabled={isBusy || state !== 'succeeded'}
      onConfirm={() => publish(() => {})}
    />
  );
}

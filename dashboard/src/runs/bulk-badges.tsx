import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

/** Whether it is a dry run, and how far it is. */
export function BulkBadges({ bulk: { isPreview, previewId, state } }: { readonly bulk: BulkRerun }) {
  return (
    <>
      {isPreview && <span className="flag">dry run</span>}
      {previewId !== null && <span className="flag">publishes a dry run</span>}
      <span className={`state ${state === 'done' ? 'succeeded' : 'queued'}`}>{state}</span>
    </>
  );
}

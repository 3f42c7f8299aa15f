import { useId } from 'react';
import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

/** How many of its runs have ended, and how. */
export function BulkProgress({ bulk: { total, counts, isPreview } }: { readonly bulk: BulkRerun }) {
  const id = useId();
  const { succeeded, failed, stopped, deleted, changed } = counts;
  const ended = succeeded + failed + stopped + deleted;
  const others = [
    [changed, isPreview ? 'would change' : 'changed'],
    [failed, 'failed'],
    [stopped, 'stopped'],
    [deleted, 'deleted meanwhile'],
  ] as const;
  const words = others
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count.toLocaleString()} ${word}`);
  return (
    <div className="bulk-progress">
      <progress id={id} max={Math.max(total, 1)} value={total === 0 ? 1 : ended} />
      <label htmlFor={id}>
        {`${ended.toLocaleString()} of ${total.toLocaleString()}`}
        {words.length > 0 && `: ${words.join(', ')}`}
      </label>
    </div>
  );
}

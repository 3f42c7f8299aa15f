import type { Run } from '../../../../src/client/api-schemas.ts';
import type { Choice } from '../../controls/choice.ts';

const moment = new Intl.DateTimeFormat(undefined, {
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** Runs to choose from, by when they were asked for, what they are, by whom and why. */
export function runChoices(runs: readonly Run[], publishedRunId: string | null): readonly Choice[] {
  return runs.map((run) => ({
    id: run.id,
    name: `${moment.format(new Date(run.createdAt))} · ${kindOf(run, publishedRunId)} · ${run.requestedBy}: ${run.reason}`,
  }));
}

/** `preview`, `published`, `failed` … */
function kindOf({ id, isPreview, state }: Run, publishedRunId: string | null): string {
  if (id === publishedRunId) return 'published';
  const what = state === 'succeeded' ? 'clean' : state;
  return isPreview ? `preview, ${what}` : what;
}

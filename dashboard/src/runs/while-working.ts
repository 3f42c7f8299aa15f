import type { BulkRerun } from '../../../src/client/rerun-schemas.ts';

const everyMs = 2_000;

/** How soon to look again: that a rerun is done is no change of a run, of which the live connection would tell. */
export function whileWorking(bulks: readonly Pick<BulkRerun, 'state'>[]): number | false {
  return bulks.some(({ state }) => state === 'working') ? everyMs : false;
}

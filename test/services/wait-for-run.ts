import { expect } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import type { RunRecord } from '../../src/storage/records.ts';
import { findRun } from '../../src/storage/runs.ts';

/** The run as the records tell it, once it has ended. */
export async function waitForRun(database: Database, runId: string): Promise<RunRecord> {
  await expect
    .poll(async () => (await findRun(database, runId))?.state, { timeout: 25_000, interval: 50 })
    .toMatch(/succeeded|failed/);
  const run = await findRun(database, runId);
  if (run === null) throw new Error('the run is gone');
  return run;
}

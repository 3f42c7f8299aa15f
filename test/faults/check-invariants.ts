import { expect } from 'vitest';
import { defaultSettings } from '../../src/pipeline/cleaning-settings.ts';
import { printManifest } from '../../src/pipeline/manifests/print-manifest.ts';
import { runPipeline } from '../../src/pipeline/pipeline.ts';
import { loadRules } from '../../src/rules.ts';
import type { Site } from './open-site.ts';
import { type Acknowledged, referenceDate } from './traffic.ts';

const rules = loadRules();

/** What was found of the galleries once all had ended. */
export interface Convergence {
  /** From the call until the last run had ended, in milliseconds. */
  readonly waitedMs: number;
  /** Runs that were begun more than once. */
  readonly repeated: number;
  /** The most often that one was begun. */
  readonly mostAttempts: number;
}

/**
 * Waits until every run has ended and holds what is promised: every acknowledged gallery is in the records, with one run, one manifest,
 * one publication, and the bytes that it has without faults; nothing failed, nothing is left in outbox or queue.
 */
export async function checkInvariants(
  site: Site,
  acknowledged: readonly Acknowledged[],
  { timeoutMs = 60_000, runsPerGallery = 1, comparesBytes = true, failedJobs = 0 } = {},
): Promise<Convergence> {
  const beganMs = performance.now();
  await expect
    .poll(() => countOpen(site), { timeout: timeoutMs, interval: 50 })
    .toEqual({ ...nothingOpen, failedJobs });
  const waitedMs = performance.now() - beganMs;
  const rows = await site.database.query<EndedRow>(
    `${endedQuery} where galleries.id = any($1) group by galleries.id`,
    [acknowledged.map(({ galleryId }) => galleryId)],
  );
  const byId = new Map(rows.map((row) => [row.gallery_id, row]));
  const wrong: string[] = [];
  for (const gallery of acknowledged) {
    const row = byId.get(gallery.galleryId);
    if (row === undefined) wrong.push(`${gallery.name} is lost`);
    else if (row.runs !== 1 || row.manifests !== 1 || row.publications !== 1)
      wrong.push(`${gallery.name} has ${JSON.stringify({ ...row, body: undefined })}`);
    else if (comparesBytes && row.body !== (await cleanWithoutFaults(gallery)))
      wrong.push(`${gallery.name} has another manifest`);
  }
  expect(wrong).toEqual([]);
  // One that was taken without its answer arriving may be there as well, and is cleaned as all others.
  const others = await site.database.query(
    `${endedQuery} group by galleries.id
     having count(distinct runs.id) not between 1 and $1 or count(distinct manifests.run_id) <> count(distinct runs.id)`,
    [runsPerGallery],
  );
  expect(others).toEqual([]);
  const attempts = rows.map((row) => row.attempts);
  return {
    waitedMs,
    repeated: attempts.filter((count) => count > 1).length,
    mostAttempts: Math.max(0, ...attempts),
  };
}

const endedQuery = `
  select galleries.id as gallery_id, count(distinct runs.id)::integer as runs, max(runs.attempts) as attempts,
         count(distinct manifests.run_id)::integer as manifests, min(manifests.body) as body,
         (select count(*)::integer from publications where publications.gallery_id = galleries.id) as publications
    from galleries
    left join runs on runs.gallery_id = galleries.id
    left join manifests on manifests.run_id = runs.id`;

const nothingOpen = { runs: 0, failed: 0, outbox: 0, queued: 0, failedJobs: 0 };

async function countOpen({ database, operator }: Site): Promise<typeof nothingOpen | string> {
  try {
    const [row] = await database.query<Omit<typeof nothingOpen, 'queued' | 'failedJobs'>>(
      `select (select count(*)::integer from runs where finished_at is null) as runs,
              (select count(*)::integer from runs where state = 'failed') as failed,
              (select count(*)::integer from outbox where published_at is null) as outbox`,
    );
    const keys = (part: string) => `cutline:galleries:${part}`;
    const [waits, works, first, later, failedJobs] = await Promise.all([
      operator.llen(keys('wait')),
      operator.llen(keys('active')),
      operator.zcard(keys('prioritized')),
      operator.zcard(keys('delayed')),
      operator.zcard(keys('failed')),
    ]);
    return {
      ...nothingOpen,
      ...row,
      queued: waits + works + first + later,
      failedJobs,
    };
  } catch (error) {
    return String(error);
  }
}

/** The manifest as the pipeline gives it to whoever calls it: no queue, no process that could die. */
export async function cleanWithoutFaults({
  name,
  text,
}: Pick<Acknowledged, 'name' | 'text'>): Promise<string> {
  const input = { bytes: Buffer.from(text), name, uri: null, mediaType: 'text/plain' };
  return printManifest(await runPipeline(input, { ...defaultSettings, referenceDate }, rules));
}

interface EndedRow {
  readonly gallery_id: string;
  readonly runs: number;
  readonly attempts: number;
  readonly manifests: number;
  readonly publications: number;
  readonly body: string | null;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPostgresBackend, type Queue, type Worker, withBackend } from 'bullmq';
import { cpuMs, median } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { makeDelivery } from '../test/services/deliveries.ts';
import type * as resourcesModule from '../src/resources.ts';
import type * as rulesModule from '../src/rules.ts';
import type * as settingsModule from '../src/settings.ts';
import type * as receiveModule from '../src/storage/receive-gallery.ts';
import type * as relayModule from '../src/workers/relay-outbox.ts';
import type * as workersModule from '../src/workers/start-workers.ts';
import { makeGalleryText } from './queue/made-gallery.ts';
import { makeBareJob } from './queue/open-bare-side.ts';

/** One process does everything here: both sides run in this one, on one PGlite, in turns. */
export const queueEmbedded: Scenario = {
  name: 'queue-embedded',
  what: 'text galleries of 22 entries through the queue, embedded',
  beside: 'bare BullMQ no-op jobs on the same PGlite, at the same concurrency',
  reach: '≥ 0.5 of its jobs/s',
  onlyWhenNamed: null,
  measure,
};

const concurrency = 4;

async function measure(effort: Effort): Promise<Measured> {
  const [rounds, jobs] = effort === 'full' ? [5, 300] : [2, 100];
  const dataDir = await mkdtemp(join(tmpdir(), 'cutline-bench-'));
  const resources = await openBuilt(dataDir);
  const found: { readonly bare: Rate[]; readonly ours: Rate[] } = { bare: [], ours: [] };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const bare = await doBareJobs(resources, jobs);
      const ours = await cleanGalleries(resources, round * jobs, jobs);
      // The first round warms up.
      if (round > 0) {
        found.bare.push(bare);
        found.ours.push(ours);
      }
    }
  } finally {
    await resources.close();
    await rm(dataDir, { recursive: true, force: true });
  }
  return report(found);
}

interface Rate {
  readonly jobsPerSecond: number;
  readonly cpuMs: number;
}

function report({
  bare,
  ours,
}: {
  readonly bare: readonly Rate[];
  readonly ours: readonly Rate[];
}): Measured {
  const toRow = (side: string, rates: readonly Rate[]) => ({
    side,
    'jobs/s': median(rates.map(({ jobsPerSecond }) => jobsPerSecond)),
    'CPU, ms a job': median(rates.map((rate) => rate.cpuMs)),
  });
  const rows = [toRow('BullMQ, no-op', bare), toRow('Cutline', ours)] as const;
  const value = rows[1]['jobs/s'] / rows[0]['jobs/s'];
  return {
    tables: [{ title: '', rows }],
    figures: [{ name: '', value, unit: '×', reach: { atLeast: 0.5 }, isChecked: false }],
  };
}

async function openBuilt(dataDir: string): Promise<resourcesModule.Resources> {
  const { openResources } = await loadBuilt<typeof resourcesModule>('resources');
  const { readSettings } = await loadBuilt<typeof settingsModule>('settings');
  return openResources(readSettings({ dataDir }, { LOG_LEVEL: 'silent' }));
}

async function doBareJobs({ queue: { courier } }: resourcesModule.Resources, jobs: number): Promise<Rate> {
  if (courier.kind !== 'pglite') throw new Error('this measures the embedded way to run');
  const connection = courier.pool;
  const { Queue: PgliteQueue, Worker: PgliteWorker } = withBackend(createPostgresBackend);
  const queue: Pick<Queue, 'addBulk' | 'close'> = new PgliteQueue('bare', { connection });
  await queue.addBulk(Array.from({ length: jobs }, makeBareJob));
  let done = 0;
  return rate(jobs, async () => {
    const worker: Pick<Worker, 'close'> = new PgliteWorker('bare', async () => void (done += 1), {
      connection,
      concurrency,
    });
    while (done < jobs) await sleep(lookEveryMs);
    await worker.close();
    await queue.close();
  });
}

async function cleanGalleries(
  resources: resourcesModule.Resources,
  first: number,
  jobs: number,
): Promise<Rate> {
  const { receiveGallery } = await loadBuilt<typeof receiveModule>('storage/receive-gallery');
  const { relayOutbox } = await loadBuilt<typeof relayModule>('workers/relay-outbox');
  const { startWorkers } = await loadBuilt<typeof workersModule>('workers/start-workers');
  const { loadRules } = await loadBuilt<typeof rulesModule>('rules');
  const { database, queue, metrics } = resources;
  for (let number = first; number < first + jobs; number += 1)
    await receiveGallery(database, makeDelivery({ text: makeGalleryText(number), name: 'river.txt' }));
  while ((await relayOutbox(database, queue)) > 0);
  const countDone = async () => (await metrics.manifestsEmitted.get()).values[0]?.value ?? 0;
  const all = (await countDone()) + jobs;
  return rate(jobs, async () => {
    const workers = await startWorkers(resources, loadRules());
    while ((await countDone()) < all) await sleep(lookEveryMs);
    await workers.close();
  });
}

const lookEveryMs = 5;

async function rate(jobs: number, work: () => Promise<void>): Promise<Rate> {
  const [startMs, startCpuMs] = [performance.now(), cpuMs()];
  await work();
  return {
    jobsPerSecond: (1000 * jobs) / (performance.now() - startMs),
    cpuMs: (cpuMs() - startCpuMs) / jobs,
  };
}

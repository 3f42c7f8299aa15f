import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgresDatabase } from '../src/storage/postgres-database.ts';
import { requestRun } from '../src/storage/request-run.ts';
import { runPriorities } from '../src/storage/runs.ts';
import type { Effort, Measured, Scenario, Table } from './framework/scenario.ts';
import { startBenchServers } from './queue/bench-servers.ts';
import { openCutlineSide } from './queue/open-cutline-side.ts';
import { defaultSettings } from '../src/pipeline/cleaning-settings.ts';

/** Some are asked for again by a person while all wait: they go first, and each priority in its own order. */
export const backlog: Scenario = {
  name: 'backlog',
  what: 'backlog of 10,000 galleries, 1 worker',
  beside: '–',
  reach: 'memory flat after warm-up (slope < 1 MB/min), first in first out within a priority',
  onlyWhenNamed: 'it takes many minutes',
  measure,
};

/** One at a time: with more, who fetched a job first need not be the first to begin with it. */
const concurrency = 1;

async function measure(effort: Effort): Promise<Measured> {
  const [galleries, reruns] = effort === 'full' ? [10_000, 200] : [600, 20];
  const servers = await startBenchServers();
  const side = await openCutlineSide(servers, { concurrency });
  const database = await openPostgresDatabase(servers.databaseUrl, console.error);
  try {
    await side.fill(galleries);
    const rows = await database.query<{ readonly id: string }>(
      `select id from galleries order by sequence desc limit $1`,
      [reruns],
    );
    for (const { id: galleryId } of rows)
      await requestRun(database, {
        galleryId,
        ...asPerson,
        settings: { ...defaultSettings, referenceDate: '2026-05-04' },
      });
    await side.fill(0);
    const worker = await side.startWorker();
    const samples: MemorySample[] = [];
    await side.open();
    const startMs = performance.now();
    while ((await side.countDone()) < galleries + reruns) {
      samples.push({ minutes: (performance.now() - startMs) / 60_000, megabytes: readMemory(worker.pid) });
      await sleep(sampleEveryMs);
    }
    const seconds = (performance.now() - startMs) / 1000;
    await worker.stop();
    const measured = report(samples, await countOutOfTurn(database), (galleries + reruns) / seconds);
    return { ...measured, tables: [...measured.tables, await weighTables(database, galleries)] };
  } finally {
    await database.close();
    await side.close();
    await servers.close();
  }
}

/** What the records hold of a gallery, with indexes: what grows with the days. */
async function weighTables(
  database: Awaited<ReturnType<typeof openPostgresDatabase>>,
  galleries: number,
): Promise<Table> {
  const rows = await database.query<{
    readonly table: string;
    readonly bytes: string;
    readonly indexes: string;
  }>(
    `select relname as table, pg_total_relation_size(oid) as bytes, pg_indexes_size(oid) as indexes
       from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      order by pg_total_relation_size(oid) desc limit 9`,
  );
  const all = rows.map(({ table, bytes, indexes }) => ({
    table,
    'bytes a gallery': Math.round(Number(bytes) / galleries),
    'of that indexes': Math.round(Number(indexes) / galleries),
  }));
  return { title: 'What a gallery of 22 entries weighs in the records:', rows: all };
}

const asPerson = { reason: 'asked for again', requestedBy: 'desk', priority: runPriorities.person };
const sampleEveryMs = 1000;
/** The first part of the time, in which the heap finds its size. */
const warmUpShare = 0.3;
/** Each long enough for the heap to be swept in. */
const stretches = 12;

interface MemorySample {
  readonly minutes: number;
  readonly megabytes: number;
}

/** What a process holds of the machine's memory, in megabytes. Linux. */
function readMemory(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+)/mu.exec(status)?.[1] ?? Number.NaN) / 1024;
}

/** Runs that began in another order than that of their priority, by more than others that were in work. */
async function countOutOfTurn(database: Awaited<ReturnType<typeof openPostgresDatabase>>): Promise<number> {
  const [row] = await database.query<{ readonly count: string }>(
    `select count(*) from (
       select abs(row_number() over (partition by priority order by started_at, sequence)
                  - row_number() over (partition by priority order by sequence)) as moved
         from runs) as turns where moved > $1`,
    [concurrency - 1],
  );
  return Number(row?.count);
}

function report(samples: readonly MemorySample[], outOfTurn: number, perSecond: number): Measured {
  const last = samples.at(-1)?.minutes ?? 0;
  const settled = samples.filter(({ minutes }) => minutes >= warmUpShare * last);
  // The heap grows until it is swept: what stays is what is there right after.
  const swept = leastOfEach(settled, stretches);
  const slope = slopeOf(swept);
  const memory = settled.map(({ megabytes }) => megabytes);
  const row = {
    'galleries/s': perSecond,
    minutes: last,
    'least MB after warm-up': Math.min(...memory),
    'most MB': Math.max(...memory),
    'slope of the least, MB/min': slope,
    'out of turn': outOfTurn,
  };
  return {
    tables: [{ title: '', rows: [row] }],
    figures: [
      { name: 'slope of its memory', value: slope, unit: 'MB/min', reach: { atMost: 1 }, isChecked: false },
      { name: 'runs out of turn', value: outOfTurn, unit: '', reach: { atMost: 0 }, isChecked: false },
    ],
  };
}

/** The samples with the least memory of so many stretches of the time. */
function leastOfEach(samples: readonly MemorySample[], count: number): readonly MemorySample[] {
  const size = Math.ceil(samples.length / count);
  return Array.from({ length: count }, (_, at) => samples.slice(at * size, (at + 1) * size)).flatMap(
    (stretch) => stretch.toSorted((a, b) => a.megabytes - b.megabytes).slice(0, 1),
  );
}

/** Of the line that fits best, megabytes a minute. */
function slopeOf(samples: readonly MemorySample[]): number {
  const meanOf = (read: (sample: MemorySample) => number) =>
    samples.reduce((sum, sample) => sum + read(sample), 0) / samples.length;
  const [minutes, megabytes] = [meanOf((each) => each.minutes), meanOf((each) => each.megabytes)];
  const together = meanOf((each) => (each.minutes - minutes) * (each.megabytes - megabytes));
  return together / meanOf((each) => (each.minutes - minutes) ** 2);
}

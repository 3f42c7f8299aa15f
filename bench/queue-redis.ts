import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Effort, Measured, Scenario, Table } from './framework/scenario.ts';
import { type BenchServers, startBenchServers } from './queue/bench-servers.ts';
import type { BenchSide } from './queue/bench-side.ts';
import { measureSide, type Throughput } from './queue/measure-side.ts';
import { medianThroughput } from './queue/median-throughput.ts';
import { openBareSide } from './queue/open-bare-side.ts';
import { openCutlineSide } from './queue/open-cutline-side.ts';
import { shareProfile } from './queue/share-profile.ts';

/** What a job does nothing for costs nothing: beside it stands what the least that is durable costs, one row written. */
export const queueRedis: Scenario = {
  name: 'queue-redis',
  what: 'text galleries of 22 entries through the queue on Redis, 1 worker process, manifest and records durable',
  beside: 'bare BullMQ no-op jobs with ids only, at the same concurrency',
  reach: '≥ 0.5 of its jobs/s',
  onlyWhenNamed: null,
  measure,
};

const concurrency = 4;

async function measure(effort: Effort): Promise<Measured> {
  const [rounds, jobs] = effort === 'full' ? [3, 500] : [1, 150];
  const servers = await startBenchServers();
  const { redisUrl, databaseUrl } = servers;
  const sides = [
    await openBareSide({ redisUrl, concurrency, databaseUrl: null }),
    await openBareSide({ redisUrl, concurrency, databaseUrl }),
    await openCutlineSide(servers, { concurrency }),
  ] as const;
  const found: readonly Throughput[][] = [[], [], []];
  try {
    for (let round = 0; round < rounds; round += 1)
      for (const [at, side] of sides.entries()) {
        const size = at === 2 ? { warmUp: 150, jobs } : { warmUp: 500, jobs: 4 * jobs };
        found[at]?.push(await measureSide(side, servers, { workers: 1, ...size }));
      }
    const profile = await profileWorker(servers, sides[2], jobs);
    return report(found.map(medianThroughput), profile);
  } finally {
    for (const side of sides) await side.close();
    await servers.close();
  }
}

function report(sides: readonly Throughput[], profile: Table): Measured {
  const names = ['BullMQ, no-op', 'BullMQ, one row written', 'Cutline'];
  const bare = sides[0]?.jobsPerSecond ?? Number.NaN;
  const rows = sides.map(({ jobsPerSecond, workerMs, cleaningMs, redisMs, postgresMs }, at) => ({
    jobs: names[at] ?? '',
    'jobs/s': jobsPerSecond,
    'beside no-op': jobsPerSecond / bare,
    'worker CPU, ms a job': workerMs,
    'of that cleaning': cleaningMs,
    'Redis CPU, ms': redisMs,
    'PostgreSQL CPU, ms': postgresMs,
  }));
  const value = rows[2]?.['beside no-op'] ?? Number.NaN;
  return {
    tables: [{ title: '', rows }, profile],
    figures: [{ name: '', value, unit: '×', reach: { atLeast: 0.5 }, isChecked: false }],
  };
}

/** Where the worker's own time goes; profiling slows it down, so this run is measured by no clock. */
async function profileWorker(servers: BenchServers, side: BenchSide, jobs: number): Promise<Table> {
  const folder = await mkdtemp(join(tmpdir(), 'cutline-profile-'));
  try {
    const profiled = await openCutlineSide(servers, {
      concurrency,
      nodeArgs: ['--cpu-prof', `--cpu-prof-dir=${folder}`],
      // In which each module is a file that says whose code it is.
      program: 'bench/built/cli/cli.js',
    });
    await measureSide({ ...side, startWorker: profiled.startWorker }, servers, {
      workers: 1,
      warmUp: 50,
      jobs,
    });
    await profiled.close();
    const rows = [...(await shareProfile(folder))].map(([code, share]) => ({
      'code that ran': code,
      'part of the worker’s time': `${Math.round(share * 100)} %`,
    }));
    return {
      title: 'A profile of the worker’s own process, which has others clean, from its start to its end:',
      rows,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

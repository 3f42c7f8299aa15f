import { cpus } from 'node:os';
import type { Effort, Measured, Scenario, Table } from './framework/scenario.ts';
import { startBenchServers } from './queue/bench-servers.ts';
import { measureSide, type Throughput } from './queue/measure-side.ts';
import { medianThroughput } from './queue/median-throughput.ts';
import { modelFleet } from './queue/model-fleet.ts';
import { openCutlineSide } from './queue/open-cutline-side.ts';

/** With the servers on the same cores, more processes than cores can gain nothing: they must lose nothing either. */
export const queueProcesses: Scenario = {
  name: 'queue-processes',
  what: 'the same with 1, 2, 4 and 8 worker processes',
  beside: '1 worker process',
  reach: 'no loss on 2 cores',
  onlyWhenNamed: 'it takes some minutes',
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const [rounds, jobs, warmUpEach] = effort === 'full' ? [2, 1200, 300] : [1, 150, 80];
  const servers = await startBenchServers();
  const side = await openCutlineSide(servers, { concurrency: 4 });
  const found = [1, 2, 4, 8].map((workers) => ({ workers, rounds: [] as Throughput[] }));
  try {
    // In turns, so that what else the machine does falls on all.
    for (let round = 0; round < rounds; round += 1)
      for (const each of found) {
        const { workers } = each;
        each.rounds.push(await measureSide(side, servers, { workers, warmUp: warmUpEach * workers, jobs }));
      }
  } finally {
    await side.close();
    await servers.close();
  }
  return report(found.map((each) => ({ workers: each.workers, throughput: medianThroughput(each.rounds) })));
}

function report(found: readonly { readonly workers: number; readonly throughput: Throughput }[]): Measured {
  const cost = found[0]?.throughput;
  const one = cost?.jobsPerSecond ?? Number.NaN;
  const rows = found.map(({ workers, throughput }) => {
    const { jobsPerSecond, workerMs, redisMs, postgresMs } = throughput;
    const busy = ((workerMs + redisMs + postgresMs) * jobsPerSecond) / 1000;
    return {
      'worker processes': workers,
      'galleries/s': jobsPerSecond,
      'beside one': jobsPerSecond / one,
      'workers’ CPU, ms a gallery': workerMs,
      'Redis’ CPU, ms': redisMs,
      'PostgreSQL’s CPU, ms': postgresMs,
      'cores busy': `${busy.toFixed(2)} of ${cpus().length}`,
    };
  });
  const least = Math.min(...rows.map((row) => row['beside one']));
  return {
    tables: [{ title: '', rows }, ...(cost === undefined ? [] : [modelOf(cost)])],
    figures: [
      { name: 'the least of them', value: least, unit: '×', reach: { atLeast: 1 }, isChecked: false },
    ],
  };
}

function modelOf(cost: Throughput): Table {
  const rows = modelFleet(cost, [
    { machines: 1, workers: 2 },
    { machines: 2, workers: 16 },
    { machines: 8, workers: 64 },
  ]);
  return { title: 'On paper, from what a gallery cost with one process:', rows };
}

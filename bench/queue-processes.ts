import { cpus } from 'node:os';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { startBenchServers } from './queue/bench-servers.ts';
import { measureSide, type Throughput } from './queue/measure-side.ts';
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
  const jobs = effort === 'full' ? 600 : 150;
  const servers = await startBenchServers();
  const side = await openCutlineSide(servers, { concurrency: 4 });
  const found: { readonly workers: number; readonly throughput: Throughput }[] = [];
  try {
    for (const workers of [1, 2, 4, 8])
      found.push({
        workers,
        throughput: await measureSide(side, servers, { workers, warmUp: 80 * workers, jobs }),
      });
  } finally {
    await side.close();
    await servers.close();
  }
  return report(found);
}

function report(found: readonly { readonly workers: number; readonly throughput: Throughput }[]): Measured {
  const one = found[0]?.throughput.jobsPerSecond ?? Number.NaN;
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
    tables: [{ title: '', rows }],
    figures: [
      { name: 'the least of them', value: least, unit: '×', reach: { atLeast: 1 }, isChecked: false },
    ],
  };
}

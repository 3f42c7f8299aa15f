import { spawnSync } from 'node:child_process';
import { startCutline } from '../test/services/start-cutline.ts';
import { median } from './framework/compare-in-turns.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { startBenchServers } from './queue/bench-servers.ts';

/** What a server of ours cannot do without is Fastify. */
export const start: Scenario = {
  name: 'start',
  what: 'start to ready, on servers, records up to date',
  beside: '`node -e "import(\'fastify\')"`',
  reach: '≤ 5 ×',
  onlyWhenNamed: null,
  measure,
};

async function measure(effort: Effort): Promise<Measured> {
  const rounds = effort === 'full' ? 15 : 5;
  const servers = await startBenchServers();
  const env = { REDIS_URL: servers.redisUrl, DATABASE_URL: servers.databaseUrl, LOG_LEVEL: 'warn' };
  const times: { readonly bare: number[]; readonly all: number[]; readonly worker: number[] } = {
    bare: [],
    all: [],
    worker: [],
  };
  try {
    // The first start makes the records.
    await timeStart(env, 'all');
    for (let round = 0; round < rounds; round += 1) {
      times.bare.push(timeBare());
      times.all.push(await timeStart(env, 'all'));
      times.worker.push(await timeStart(env, 'worker'));
    }
  } finally {
    await servers.close();
  }
  const [bareMs, allMs, workerMs] = [median(times.bare), median(times.all), median(times.worker)];
  const rows = [
    { process: 'node -e "import(\'fastify\')"', ms: bareMs, times: 1 },
    { process: 'cutline start', ms: allMs, times: allMs / bareMs },
    { process: 'cutline start --role worker', ms: workerMs, times: workerMs / bareMs },
  ];
  return {
    tables: [{ title: '', rows }],
    figures: [{ name: '', value: allMs / bareMs, unit: '×', reach: { atMost: 5 }, isChecked: false }],
  };
}

function timeBare(): number {
  const startMs = performance.now();
  const { status } = spawnSync(process.execPath, ['-e', "import('fastify')"]);
  if (status !== 0) throw new Error('fastify cannot be imported');
  return performance.now() - startMs;
}

async function timeStart(env: Readonly<Record<string, string>>, role: string): Promise<number> {
  const startMs = performance.now();
  const system = await startCutline(env, ['--role', role]);
  const takenMs = performance.now() - startMs;
  await system.stop();
  return takenMs;
}

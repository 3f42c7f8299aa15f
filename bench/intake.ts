import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { startCutline } from '../test/services/start-cutline.ts';
import { median } from './framework/compare-in-turns.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { startBareServer } from './intake/start-bare-server.ts';
import { type BenchServers, startBenchServers } from './queue/bench-servers.ts';
import { makeGalleryText } from './queue/made-gallery.ts';
import { readProcessCpuMs } from './queue/process-cpu.ts';

/** Each request brings another gallery: the same one again would be known. */
export const intake: Scenario = {
  name: 'intake',
  what: '`POST /api/galleries` of 10 KB, with gallery, run and outbox durable',
  beside: 'a Fastify route with `queue.add`',
  reach: '≥ 0.5 of its requests/s, p99 < 2 × its p99',
  onlyWhenNamed: null,
  measure,
};

const connections = 8;
const bodyBytes = 10_240;

async function measure(effort: Effort): Promise<Measured> {
  const [rounds, seconds] = effort === 'full' ? [3, 8] : [1, 4];
  const servers = await startBenchServers();
  const bare = await startBareServer(servers.redisUrl);
  const floor = await startBareServer(servers.redisUrl, servers.databaseUrl);
  const ours = await startCutline(
    { REDIS_URL: servers.redisUrl, DATABASE_URL: servers.databaseUrl, LOG_LEVEL: 'warn' },
    ['--role', 'server'],
  );
  const sides = [
    { name: 'Fastify and `queue.add`', ...bare },
    { name: 'Fastify and one row written', ...floor },
    { name: 'Cutline', ...ours },
  ];
  const found: Answered[][] = [[], [], []];
  try {
    for (const { address } of sides) await post(address, 2);
    for (let round = 0; round < rounds; round += 1)
      for (const [at, side] of sides.entries()) found[at]?.push(await measureSide(side, servers, seconds));
  } finally {
    await ours.stop();
    await floor.stop();
    await bare.stop();
    await servers.close();
  }
  return report(sides.map(({ name }, at) => toRow(name, found[at] ?? [])));
}

interface Answered {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU milliseconds a request. */
  readonly serverMs: number;
  readonly redisMs: number;
  readonly postgresMs: number;
}

async function measureSide(
  { address, pid }: { readonly address: string; readonly pid: number },
  servers: BenchServers,
  seconds: number,
): Promise<Answered> {
  const readCpu = () => ({ ...servers.readCpuMs(), server: readProcessCpuMs(pid) });
  const before = readCpu();
  const { requests, latency, non2xx, errors } = await post(address, seconds);
  const after = readCpu();
  if (non2xx > 0 || errors > 0) throw new Error(`${non2xx} requests were refused, ${errors} failed`);
  const each = (name: 'server' | 'redis' | 'postgres') => (after[name] - before[name]) / requests.total;
  return {
    perSecond: requests.average,
    p50Ms: latency.p50,
    p99Ms: latency.p99,
    serverMs: each('server'),
    redisMs: each('redis'),
    postgresMs: each('postgres'),
  };
}

function post(address: string, seconds: number): Promise<autocannon.Result> {
  const headers = { 'content-type': 'text/plain' };
  return autocannon({
    url: `${address}/api/galleries?name=river.txt&referenceDate=2026-05-04`,
    method: 'POST',
    headers,
    connections,
    duration: seconds,
    requests: [{ setupRequest: (request) => ({ ...request, body: makeBody() }) }],
  });
}

function makeBody(): string {
  return `Day ${randomUUID()}\n\n${filling}`.slice(0, bodyBytes);
}

const filling = Array.from({ length: 6 }, (_, at) => makeGalleryText(at)).join('\n');

function toRow(name: string, rounds: readonly Answered[]) {
  const middle = (read: (each: Answered) => number) => median(rounds.map(read));
  return {
    side: name,
    'requests/s': middle(({ perSecond }) => perSecond),
    'p50, ms': middle(({ p50Ms }) => p50Ms),
    'p99, ms': middle(({ p99Ms }) => p99Ms),
    'server CPU, ms a request': middle(({ serverMs }) => serverMs),
    'Redis CPU, ms': middle(({ redisMs }) => redisMs),
    'PostgreSQL CPU, ms': middle(({ postgresMs }) => postgresMs),
  };
}

function report(rows: readonly ReturnType<typeof toRow>[]): Measured {
  const ratio = (name: 'requests/s' | 'p99, ms') =>
    (rows.at(-1)?.[name] ?? Number.NaN) / (rows[0]?.[name] ?? Number.NaN);
  return {
    tables: [{ title: '', rows }],
    figures: [
      {
        name: 'requests/s',
        value: ratio('requests/s'),
        unit: '×',
        reach: { atLeast: 0.5 },
        isChecked: false,
      },
      { name: 'p99', value: ratio('p99, ms'), unit: '×', reach: { atMost: 2 }, isChecked: false },
    ],
  };
}

import { cpus, totalmem } from 'node:os';
import type { Database } from '../../src/storage/database.ts';
import { listGalleries } from '../../src/storage/listings/list-galleries.ts';
import { migrate } from '../../src/storage/migrate.ts';
import { openCpuClock } from './cpu-clock.ts';
import { fillDatabase } from './fill-database.ts';
import { makeUpGallery } from './made-up-galleries.ts';
import { type Floor, openFloor } from './measure-floor.ts';
import { measureWrites } from './measure-writes.ts';
import { type QuestionKind, questionKinds } from './questions.ts';

const rounds = 100;

/** Fills an empty database and prints what was measured as tables. */
export async function bench(database: Database, total: number): Promise<void> {
  await migrate(database);
  const startMs = performance.now();
  await fillDatabase(database, total);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  const [cpu] = cpus();
  console.log(
    `${total.toLocaleString('en')} galleries, filled in ${seconds} s; ${cpu?.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB\n`,
  );
  await printSizes(database, total);
  await printQuestions(database, total);
  await measureWrites(database);
}

async function printSizes(database: Database, total: number): Promise<void> {
  const rows = await database.query<{ name: string; megabytes: number; bytes: number }>(
    `select relname as name, pg_relation_size(oid) / 1000000 as megabytes, pg_relation_size(oid) / $1 as bytes
       from pg_class where relname like 'listings%' or relname = 'galleries'
     union all
     select 'the terms themselves', pg_relation_size(reltoastrelid) / 1000000, pg_relation_size(reltoastrelid) / $1
       from pg_class where relname = 'listings'`,
    [total],
  );
  console.log('| table or index | MB | bytes a gallery |\n| --- | --- | --- |');
  for (const row of rows) console.log(`| ${row.name} | ${row.megabytes} | ${row.bytes} |`);
}

async function printQuestions(database: Database, total: number): Promise<void> {
  const headlines = Array.from(
    { length: rounds },
    (_, at) => makeUpGallery(Math.ceil((total / rounds) * (at + 0.5)), total).headline,
  );
  const kinds = questionKinds(total, headlines);
  const floor = await openFloor(database);
  for (const [number, { ask }] of kinds.entries())
    for (let round = 0; round < rounds; round += 1)
      await floor.keep(number * rounds + round, (await listGalleries(database, ask(round))).records);
  await floor.settle();
  const clock = (await openCpuClock(database)) ?? (() => performance.now());
  console.log(
    '\n| question | rows | p50 ms | p95 ms | CPU p50 ms | CPU p95 ms | floor CPU p50 ms | ratio |\n| --- | --- | --- | --- | --- | --- | --- | --- |',
  );
  for (const [number, kind] of kinds.entries()) await printKind(database, floor, clock, kind, number);
}

async function printKind(
  database: Database,
  floor: Floor,
  clock: () => number,
  { name, ask }: QuestionKind,
  number: number,
): Promise<void> {
  const times: Measured[] = [];
  const floors: Measured[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    // In turns, so that what else the machine does falls on both.
    floors.push(await measure(clock, () => floor.read(number * rounds + round)));
    times.push(
      await measure(clock, async () => {
        rows += (await listGalleries(database, ask(round))).records.length;
      }),
    );
  }
  const floorMs = at(floors, 'cpuMs', 0.5);
  const cells = [
    at(times, 'wallMs', 0.5),
    at(times, 'wallMs', 0.95),
    at(times, 'cpuMs', 0.5),
    at(times, 'cpuMs', 0.95),
    floorMs,
  ];
  const ratio = at(times, 'cpuMs', 0.5) / floorMs;
  const numbers = cells.map((each) => each.toFixed(2)).join(' | ');
  console.log(`| ${name} | ${Math.round(rows / rounds)} | ${numbers} | ${ratio.toFixed(1)} |`);
}

interface Measured {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function measure(clock: () => number, work: () => Promise<unknown>): Promise<Measured> {
  const startMs = performance.now();
  const cpuStartMs = clock();
  await work();
  return { wallMs: performance.now() - startMs, cpuMs: clock() - cpuStartMs };
}

function at(values: readonly Measured[], measured: keyof Measured, share: number): number {
  const sorted = values.map((each) => each[measured]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

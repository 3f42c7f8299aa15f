import type { Database } from '../../src/storage/database.ts';
import { listGalleries } from '../../src/storage/listings/list-galleries.ts';
import { migrate } from '../../src/storage/migrate.ts';
import type { Measured, Row } from '../framework/scenario.ts';
import { openCpuClock } from './cpu-clock.ts';
import { fillDatabase } from './fill-database.ts';
import { makeUpGallery } from './made-up-galleries.ts';
import { type Floor, openFloor } from './measure-floor.ts';
import { measureWrites } from './measure-writes.ts';
import { type QuestionKind, questionKinds } from './questions.ts';

const rounds = 100;

/** Fills an empty database and measures what lists and searches of it cost. */
export async function measureSearch(database: Database, total: number): Promise<Measured> {
  await migrate(database);
  const startMs = performance.now();
  await fillDatabase(database, total);
  const seconds = Math.round((performance.now() - startMs) / 1000);
  const sizes = { title: `Filled in ${seconds} s:`, rows: await readSizes(database, total) };
  const asked = await askQuestions(database, total);
  const writes = {
    title: 'Keeping the index, beside all else that is written:',
    rows: await measureWrites(database),
  };
  const most = (of: (kind: AskedKind) => number) => Math.max(...asked.map(of));
  return {
    tables: [{ title: '', rows: asked.map(toRow) }, sizes, writes],
    figures: [
      {
        name: 'the slowest kind of question, p95',
        value: most(({ wallMs95 }) => wallMs95),
        unit: 'ms',
        reach: { atMost: 50 },
        isChecked: false,
      },
      {
        name: 'the dearest kind of question',
        value: most(({ cpuMs, floorMs }) => cpuMs / floorMs),
        unit: '×',
        reach: { atMost: 3 },
        isChecked: false,
      },
    ],
  };
}

async function readSizes(database: Database, total: number): Promise<readonly Row[]> {
  const rows = await database.query<{ name: string; megabytes: number; bytes: number }>(
    `select relname as name, pg_relation_size(oid) / 1000000 as megabytes, pg_relation_size(oid) / $1 as bytes
       from pg_class where relname like 'listings%' or relname = 'galleries'
     union all
     select 'the terms themselves', pg_relation_size(reltoastrelid) / 1000000, pg_relation_size(reltoastrelid) / $1
       from pg_class where relname = 'listings'`,
    [total],
  );
  return rows.map(({ name, megabytes, bytes }) => ({
    'table or index': name,
    MB: megabytes,
    'bytes a gallery': bytes,
  }));
}

/** What a kind of question cost, milliseconds at the median and at the 95th percentile. */
interface AskedKind {
  readonly name: string;
  readonly rows: number;
  readonly wallMs: number;
  readonly wallMs95: number;
  readonly cpuMs: number;
  readonly cpuMs95: number;
  readonly floorMs: number;
}

function toRow({ name, rows, wallMs, wallMs95, cpuMs, cpuMs95, floorMs }: AskedKind): Row {
  return {
    question: name,
    rows,
    'p50 ms': wallMs,
    'p95 ms': wallMs95,
    'CPU p50 ms': cpuMs,
    'CPU p95 ms': cpuMs95,
    'floor CPU p50 ms': floorMs,
    ratio: cpuMs / floorMs,
  };
}

async function askQuestions(database: Database, total: number): Promise<readonly AskedKind[]> {
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
  const asked: AskedKind[] = [];
  for (const [number, kind] of kinds.entries())
    asked.push(await askKind(database, floor, clock, kind, number));
  return asked;
}

async function askKind(
  database: Database,
  floor: Floor,
  clock: () => number,
  { name, ask }: QuestionKind,
  number: number,
): Promise<AskedKind> {
  const times: Times[] = [];
  const floors: Times[] = [];
  let rows = 0;
  for (let round = 0; round < rounds; round += 1) {
    // In turns, so that what else the machine does falls on both.
    floors.push(await time(clock, () => floor.read(number * rounds + round)));
    times.push(
      await time(clock, async () => {
        rows += (await listGalleries(database, ask(round))).records.length;
      }),
    );
  }
  return {
    name,
    rows: Math.round(rows / rounds),
    wallMs: at(times, 'wallMs', 0.5),
    wallMs95: at(times, 'wallMs', 0.95),
    cpuMs: at(times, 'cpuMs', 0.5),
    cpuMs95: at(times, 'cpuMs', 0.95),
    floorMs: at(floors, 'cpuMs', 0.5),
  };
}

interface Times {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function time(clock: () => number, work: () => Promise<unknown>): Promise<Times> {
  const startMs = performance.now();
  const cpuStartMs = clock();
  await work();
  return { wallMs: performance.now() - startMs, cpuMs: clock() - cpuStartMs };
}

function at(values: readonly Times[], measured: keyof Times, share: number): number {
  const sorted = values.map((each) => each[measured]).toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
}

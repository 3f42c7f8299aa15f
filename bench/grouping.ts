import { compareTwoStrings } from 'string-similarity';
import type { PreparedEntry } from '../src/pipeline/prepared-entry.ts';
import { makeWireCaptions } from '../test/generators/wire-captions.ts';
import { cpuMs, median } from './framework/compare-in-turns.ts';
import { loadBuilt } from './framework/load-built.ts';
import type { Effort, Measured, Scenario } from './framework/scenario.ts';
import { prepareEntries } from './parts/prepare-entries.ts';
import type * as groupDuplicatesModule from '../src/pipeline/duplicates/group-duplicates.ts';

/** A day of a wire in one gallery: stories with shared backgrounds, copies whole, cut off, misspelt. */
export const grouping: Scenario = {
  name: 'grouping',
  what: 'grouping the entries of one gallery',
  beside: 'string-similarity on every pair of captions',
  reach: 'growth ≤ n^1.2; 500 entries < 50 ms of CPU',
  onlyWhenNamed: null,
  measure,
};

const sizes = { full: [22, 100, 500, 2000, 10_000], short: [22, 100, 500] };
/** String-similarity is asked about no more pairs than this; what all pairs would take is told from them. */
const mostPairs = 20_000;

interface Row {
  readonly entries: number;
  readonly photos: number;
  readonly oursMs: number;
  readonly pairsMs: number;
  readonly isTold: boolean;
}

async function measure(effort: Effort): Promise<Measured> {
  const { groupDuplicates } = await loadBuilt<typeof groupDuplicatesModule>(
    'pipeline/duplicates/group-duplicates',
  );
  const warm = await prepareEntries(makeWireCaptions(300, 99));
  for (let round = 0; round < 10; round += 1) groupDuplicates(warm, []);
  const rows: Row[] = [];
  for (const entries of sizes[effort]) {
    const prepared = await prepareEntries(makeWireCaptions(entries, 7));
    const rounds = entries <= 500 ? 15 : 3;
    const times = Array.from({ length: rounds }, () => timeCpu(() => groupDuplicates(prepared, [])));
    const photos = groupDuplicates(prepared, []).groups.length;
    rows.push({ entries, photos, oursMs: median(times), ...timePairs(prepared) });
  }
  return report(rows);
}

function timeCpu(work: () => unknown): number {
  const startMs = cpuMs();
  work();
  return cpuMs() - startMs;
}

/** How long string-similarity takes for every pair. */
function timePairs(entries: readonly PreparedEntry[]): Pick<Row, 'pairsMs' | 'isTold'> {
  const pairs = (entries.length * (entries.length - 1)) / 2;
  const asked = Math.min(pairs, mostPairs);
  // A stride that has no factor in common with the list takes pairs from all over it.
  const captionAt = (at: number) => entries[(at * 7919) % entries.length]?.caption ?? '';
  const ms = timeCpu(() => {
    for (let at = 0; at < asked; at += 1) compareTwoStrings(captionAt(at), captionAt(at * 3 + 1));
  });
  return { pairsMs: (ms / asked) * pairs, isTold: asked < pairs };
}

function report(rows: readonly Row[]): Measured {
  const growth = growthOf(rows);
  const middle = rows.find(({ entries }) => entries === 500);
  if (middle === undefined) throw new Error('there is no gallery of 500 entries');
  return {
    tables: [
      {
        title: '',
        rows: rows.map(({ entries, photos, oursMs, pairsMs, isTold }) => ({
          entries,
          photos,
          'grouping, CPU ms': oursMs,
          'µs an entry': (1000 * oursMs) / entries,
          'every pair, CPU ms': `${isTold ? 'told from some: ' : ''}${Math.round(pairsMs).toLocaleString('en')}`,
          'times faster': pairsMs / oursMs,
        })),
      },
    ],
    figures: [
      { name: 'growth, exponent', value: growth, unit: '', reach: { atMost: 1.2 }, isChecked: false },
      { name: '500 entries, CPU', value: middle.oursMs, unit: 'ms', reach: { atMost: 50 }, isChecked: false },
      {
        name: '500 entries, part of every pair',
        value: middle.oursMs / middle.pairsMs,
        unit: '×',
        reach: { atMost: 0.05 },
        isChecked: true,
      },
    ],
  };
}

/** The exponent of the line that fits best through all sizes, both ways in logarithms. */
function growthOf(rows: readonly Row[]): number {
  const points = rows.map(({ entries, oursMs }) => ({ x: Math.log(entries), y: Math.log(oursMs) }));
  const mean = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  return mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
}

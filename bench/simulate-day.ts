import type { Effort, Measured, Row, Scenario } from './framework/scenario.ts';
import { makeDay, type ServiceTimes } from './simulate-day/make-day.ts';
import { measureServiceTimes } from './simulate-day/measure-service-times.ts';
import { type ArrivingGallery, type Scaling, simulate, type Workers } from './simulate-day/simulate.ts';

/** Measured are the times that one worker needs; how long everybody waits is then computed, event by event, with one seed. */
export const simulateDay: Scenario = {
  name: 'simulate-day',
  what: 'a simulated day of a national wire: 10,000 galleries, 100,000 photos, bursts of 20 times as many',
  beside: 'as many workers as anybody could want',
  reach: '',
  onlyWhenNamed: 'it measures and simulates for some minutes',
  measure,
};

const day = { galleries: 10_000, photosAGallery: 10, bursts: { count: 12, seconds: 180, times: 20 } };
const seed = 20_260_504;
/** As deploy/kubernetes/keda.yaml has it, and a new pod takes a quarter of a minute to be there. */
const rule: Scaling = {
  least: 2,
  most: 16,
  everyS: 15,
  secondsAWorker: 5,
  startS: 15,
  mostAtOnce: 4,
  calmS: 300,
};

async function measure(effort: Effort): Promise<Measured> {
  const counts = effort === 'full' ? { galleries: 600, photos: 80 } : { galleries: 150, photos: 20 };
  const service = await measureServiceTimes(counts);
  const galleries = makeDay(day, service, seed);
  const crews: readonly (readonly [string, Workers])[] = [
    ...[1, 2, 3, 4, 8, 16].map((workers) => [String(workers), workers] as const),
    ['2 to 16 by the rule', rule],
    ['no one waits', 10_000],
  ];
  const rows = crews.map(([name, workers]) => toRow(name, galleries, workers));
  return {
    tables: [
      { title: 'How long one worker has them in hand, measured:', rows: describeService(service) },
      { title: 'From arrival to manifest, simulated:', rows },
    ],
    figures: [],
  };
}

function describeService({ photosS, galleriesS }: ServiceTimes): readonly Row[] {
  const describe = (what: string, values: readonly number[]) => ({
    what,
    measured: values.length,
    'p50, ms': 1000 * at(values, 0.5),
    'p95, ms': 1000 * at(values, 0.95),
  });
  return [describe('a gallery of 22 entries', galleriesS), describe('a photo of 2,400 pixels', photosS)];
}

function toRow(name: string, galleries: readonly ArrivingGallery[], workers: Workers): Row {
  const { delaysS, presentS, busyS, mostWorkers } = simulate(galleries, workers);
  const isCounted = mostWorkers < 1000;
  return {
    workers: name,
    'p50, s': at(delaysS, 0.5),
    'p95, s': at(delaysS, 0.95),
    'p99, s': at(delaysS, 0.99),
    'longest, s': Math.max(...delaysS),
    'within 60 s': `${((100 * delaysS.filter((delay) => delay <= 60).length) / delaysS.length).toFixed(1)} %`,
    busy: isCounted ? `${((100 * busyS) / presentS).toFixed(0)} %` : '',
    'worker hours': isCounted ? presentS / 3600 : '',
  };
}

function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

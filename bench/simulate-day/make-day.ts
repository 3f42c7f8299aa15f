import { seededRandom, waitForNext } from './seeded-random.ts';
import type { ArrivingGallery } from './simulate.ts';

/** How long workers have things in hand, as measured: one value is drawn for each. */
export interface ServiceTimes {
  readonly photosS: readonly number[];
  readonly galleriesS: readonly number[];
}

/** What comes on a day of a national wire. */
export interface Day {
  readonly galleries: number;
  readonly photosAGallery: number;
  /** Each so long, and so many times as dense as what comes around it. */
  readonly bursts: { readonly count: number; readonly seconds: number; readonly times: number };
}

const daySeconds = 24 * 60 * 60;

/** Arrivals by chance over the hours, dense by day and thin by night, with bursts; the same for the same seed. */
export function makeDay(
  { galleries, photosAGallery, bursts }: Day,
  service: ServiceTimes,
  seed: number,
): readonly ArrivingGallery[] {
  const random = seededRandom(seed);
  const starts = Array.from({ length: bursts.count }, () => random() * (daySeconds - bursts.seconds));
  const isBurst = (atS: number) => starts.some((start) => atS >= start && atS < start + bursts.seconds);
  const densityAt = (atS: number) => hourly(atS) * (isBurst(atS) ? bursts.times : 1);
  const draw = (values: readonly number[]) => values[Math.floor(random() * values.length)] ?? 0;
  return spread(galleries, densityAt, random).map((atS) => ({
    atS,
    photosS: Array.from({ length: drawCount(random, photosAGallery) }, () => draw(service.photosS)),
    cleanS: draw(service.galleriesS),
  }));
}

/** From a third of the mean at four in the morning to five thirds at four in the afternoon. */
function hourly(atS: number): number {
  return 1 - (2 / 3) * Math.cos((2 * Math.PI * (atS - 4 * 3600)) / daySeconds);
}

/** So many moments, drawn second by second as the density has it. */
function spread(count: number, densityAt: (atS: number) => number, random: () => number): readonly number[] {
  const sums: number[] = [];
  let sum = 0;
  for (let second = 0; second < daySeconds; second += 1) sums.push((sum += densityAt(second)));
  const moments: number[] = [];
  for (let at = waitForNext(random, count); at < 1; at += waitForNext(random, count))
    moments.push(findSecond(sums, at * sum) + random());
  return moments.toSorted((a, b) => a - b);
}

function findSecond(sums: readonly number[], sought: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < sought) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One to five times the mean: most galleries are small and a few are very large. */
function drawCount(random: () => number, mean: number): number {
  return Math.min(5 * mean, Math.max(1, Math.round(waitForNext(random, 1 / mean))));
}

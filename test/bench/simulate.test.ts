import { describe, expect, test } from 'vitest';
import { makeDay } from '../../bench/simulate-day/make-day.ts';
import { seededRandom, waitForNext } from '../../bench/simulate-day/seeded-random.ts';
import { type ArrivingGallery, simulate } from '../../bench/simulate-day/simulate.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Galleries without photos that come by chance, `load` of one worker's time in all. */
function comeByChance(
  load: number,
  makeService: (random: () => number) => number,
): readonly ArrivingGallery[] {
  const random = seededRandom(7);
  let atS = 0;
  return Array.from({ length: 200_000 }, () => {
    atS += waitForNext(random, load);
    return { atS, photosS: [], cleanS: makeService(random) };
  });
}

describe('the simulation of a day', () => {
  test.each([0.3, 0.6, 0.8])(
    'has one worker that is busy for %d of the time wait as Pollaczek and Khinchine say',
    (load) => {
      const waits = simulate(
        comeByChance(load, () => 1),
        1,
      ).delaysS.map((delay) => delay - 1);
      expect(mean(waits) / (load / (2 * (1 - load)))).toBeCloseTo(1, 1);
    },
  );

  test('has several workers wait as Erlang says', () => {
    // Four workers, each busy for 0.8 of its time, services by chance: Erlang C gives a mean wait of 0.746 services.
    const { delaysS, busyS, presentS } = simulate(
      comeByChance(3.2, (random) => waitForNext(random, 1)),
      4,
    );
    expect(mean(delaysS) - 1).toBeCloseTo(0.746, 1);
    expect(busyS / presentS).toBeCloseTo(0.8, 1);
  });

  test('has a gallery wait for its photos, which are looked at side by side', () => {
    const gallery = { atS: 0, photosS: [3, 1, 2], cleanS: 5 };
    expect(simulate([gallery], 1).delaysS).toEqual([11]);
    expect(simulate([gallery], 2).delaysS).toEqual([8]);
    expect(simulate([gallery], 9).delaysS).toEqual([8]);
  });

  test('brings more workers while the oldest job waits, within bounds, and lets them go', () => {
    const scaling = {
      least: 1,
      most: 6,
      everyS: 15,
      secondsAWorker: 5,
      startS: 20,
      mostAtOnce: 4,
      calmS: 300,
    };
    const burst = Array.from({ length: 200 }, () => ({ atS: 100, photosS: [], cleanS: 2 }));
    const last = { atS: 20_000, photosS: [], cleanS: 2 };
    const { delaysS, mostWorkers, presentS } = simulate([...burst, last], scaling);
    expect(mostWorkers).toBe(6);
    expect(Math.max(...delaysS)).toBeLessThan(150);
    // Six at first; from then on one, for all but some minutes.
    expect(presentS).toBeLessThan(20_000 + 6 * 900);
    expect(simulate([...burst, last], 1).delaysS.at(-2)).toBe(400);
  });

  test('is the same for the same seed, and as large as it is to be', () => {
    const day = { galleries: 10_000, photosAGallery: 10, bursts: { count: 6, seconds: 180, times: 20 } };
    const service = { photosS: [0.05, 0.1], galleriesS: [0.02] };
    const galleries = makeDay(day, service, 1);
    expect(makeDay(day, service, 1)).toEqual(galleries);
    expect(makeDay(day, service, 2)).not.toEqual(galleries);
    expect(galleries.length / 10_000).toBeCloseTo(1, 1);
    const photos = galleries.reduce((sum, { photosS }) => sum + photosS.length, 0);
    expect(photos / 100_000).toBeCloseTo(1, 1);
    const inMinutes = new Map<number, number>();
    for (const { atS } of galleries)
      inMinutes.set(Math.floor(atS / 60), (inMinutes.get(Math.floor(atS / 60)) ?? 0) + 1);
    expect(Math.max(...inMinutes.values())).toBeGreaterThan(10 * (galleries.length / 1440));
  });
});

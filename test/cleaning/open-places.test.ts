import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openPlaces } from '../../src/cleaning/open-places.ts';

const processors = availableParallelism();
const most = Math.max(4, processors);

/** Work that has begun, in order: each ends, or leaves its place, when the test says so. */
function watchWork() {
  const begun: { readonly leave: () => void; readonly end: () => void }[] = [];
  const work = (leave: () => void) =>
    new Promise<string>((resolve) => {
      begun.push({ leave, end: () => resolve('done') });
    });
  return { begun, work };
}

test('there is a place for each processor, and who ends leaves it to the next', async () => {
  const { begun, work } = watchWork();
  const places = openPlaces(processors + 1);
  const all = Array.from({ length: processors + 1 }, () => places(work));
  await turn();
  expect(begun).toHaveLength(processors);
  begun[0]?.end();
  await turn();
  expect(begun).toHaveLength(processors + 1);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(all.map(() => 'done'));
});

test('who is slow leaves its place and goes on; so many in all, and no more', async () => {
  const { begun, work } = watchWork();
  const places = openPlaces(most + 1);
  const all = Array.from({ length: most + 1 }, () => places(work));
  for (let slow = 0; slow < most; slow += 1) {
    await turn();
    begun[slow]?.leave();
  }
  await turn();
  expect(begun).toHaveLength(most);
  begun[0]?.end();
  await turn();
  expect(begun).toHaveLength(most + 1);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(all.map(() => 'done'));
});

test('what goes wrong is told, and its place is free again', async () => {
  const places = openPlaces(1);
  const broken = places(() => Promise.reject(new Error('no such gallery')));
  await expect(broken).rejects.toThrow('no such gallery');
  expect(await places(() => Promise.resolve('next'))).toBe('next');
});

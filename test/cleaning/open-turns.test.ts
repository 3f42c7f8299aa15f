import { availableParallelism } from 'node:os';
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurns } from '../../src/cleaning/open-turns.ts';

const processors = availableParallelism();
const most = Math.max(4, processors);

/** Work that has begun, in order: each ends, or lets the next begin, when the test says so. */
function watchWork() {
  const begun: { readonly letNext: () => void; readonly end: () => void }[] = [];
  const work = (letNext: () => void) =>
    new Promise<string>((resolve) => {
      begun.push({ letNext, end: () => resolve('done') });
    });
  return { begun, work };
}

test('there is a turn for each processor, and who ends lets the next begin', async () => {
  const { begun, work } = watchWork();
  const turns = openTurns(processors + 1);
  const all = Array.from({ length: processors + 1 }, () => turns(work));
  await turn();
  expect(begun).toHaveLength(processors);
  begun[0]?.end();
  await turn();
  expect(begun).toHaveLength(processors + 1);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(all.map(() => 'done'));
});

test('who is slow lets the next begin and goes on; so many in all, and no more', async () => {
  const { begun, work } = watchWork();
  const turns = openTurns(most + 1);
  const all = Array.from({ length: most + 1 }, () => turns(work));
  for (let slow = 0; slow < most; slow += 1) {
    await turn();
    begun[slow]?.letNext();
  }
  await turn();
  expect(begun).toHaveLength(most);
  begun[0]?.end();
  await turn();
  expect(begun).toHaveLength(most + 1);
  for (const { end } of begun) end();
  expect(await Promise.all(all)).toEqual(all.map(() => 'done'));
});

test('what goes wrong is told, and the next begins', async () => {
  const turns = openTurns(1);
  const broken = turns(() => Promise.reject(new Error('no such gallery')));
  await expect(broken).rejects.toThrow('no such gallery');
  expect(await turns(() => Promise.resolve('next'))).toBe('next');
});

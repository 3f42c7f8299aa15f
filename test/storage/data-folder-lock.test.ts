import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDataFolder } from '../../src/storage/data-folder-lock.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startProcess, type TestProcess } from '../services/start-process.ts';

let folder: string;
const processes: TestProcess[] = [];

beforeEach(async () => {
  folder = await makeTestFolder();
});

afterEach(async () => {
  for (const running of processes.splice(0)) await running.kill();
  await rm(folder, { recursive: true, force: true });
});

test('a folder that is held is refused, and free again once it is released', async () => {
  const lock = await lockDataFolder(folder);
  await expect(lockDataFolder(folder)).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
    message: expect.stringContaining(folder),
  });
  await lock.release();
  expect(await readdir(folder)).toEqual([]);
  const again = await lockDataFolder(folder);
  await again.release();
});

test('a folder held by another process is refused until that process is killed', async () => {
  const holder = start();
  expect(await holder.nextLine()).toBe('holding');
  await expect(lockDataFolder(folder)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
  await holder.kill();
  // Its socket is still there and answers nobody.
  expect(await readdir(folder)).toHaveLength(1);
  const lock = await lockDataFolder(folder);
  await lock.release();
});

test('of several that start at the same moment exactly one holds the folder', async () => {
  const starters = Array.from({ length: 4 }, () => start());
  const answers = await Promise.all(starters.map((starter) => starter.nextLine()));
  expect(answers.filter((answer) => answer === 'holding')).toHaveLength(1);
  expect(answers.filter((answer) => answer === 'DATA_DIR_IN_USE')).toHaveLength(3);
});

test('of twenty that ask within one process exactly one holds the folder, over and over', async () => {
  for (let round = 0; round < 5; round += 1) {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataFolder(folder)));
    const held = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    expect(held).toHaveLength(1);
    for (const lock of held) await lock.release();
  }
});

test('a folder with a path longer than a socket may have is locked as well', async () => {
  const deep = join(folder, 'pictures-of-the-harbour-festival'.repeat(3), 'and-of-the-regatta'.repeat(5));
  await mkdir(deep, { recursive: true });
  const lock = await lockDataFolder(deep);
  expect(await readdir(deep)).toHaveLength(1);
  await expect(lockDataFolder(deep)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' });
  await lock.release();
});

test('a folder that is none is unusable, not in use', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  await expect(lockDataFolder(file)).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' });
});

function start(): TestProcess {
  const started = startProcess('hold-folder.ts', {}, folder);
  processes.push(started);
  return started;
}

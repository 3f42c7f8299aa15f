import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openSpoolRoom } from '../../src/storage/spool-room.ts';
import { makeTestFolder } from '../services/backends.ts';

let folder: string;
beforeEach(async () => {
  folder = await makeTestFolder();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function leave(name: string, minutesAgo: number): Promise<string> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, randomUUID()), 'half a gallery');
  const time = new Date(Date.now() - minutesAgo * 60_000);
  await utimes(join(folder, name), time, time);
  return name;
}

test('a room is its process’s alone and goes with it', async () => {
  const [one, other] = [await openSpoolRoom(folder), await openSpoolRoom(folder)];
  expect((await readdir(folder)).toSorted()).toEqual([basename(one.path), basename(other.path)].toSorted());
  await writeFile(join(one.path, 'strike.txt'), 'half a gallery');
  await one.close();
  expect(await readdir(folder)).toEqual([basename(other.path)]);
  await other.close();
});

test('rooms that were silent for ten minutes are removed, those of the living and what is not ours stay', async () => {
  await leave(randomUUID(), 11);
  const living = await leave(randomUUID(), 5);
  const foreign = await leave('scans of 1987', 60);
  const room = await openSpoolRoom(folder);
  expect((await readdir(folder)).toSorted()).toEqual([living, foreign, basename(room.path)].toSorted());
  await room.close();
});

test('a process whose clock is hours ahead leaves the rooms of the living alone', async () => {
  const living = await openSpoolRoom(folder);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 3_600_000 });
  onTestFinished(() => void vi.useRealTimers());
  const ahead = await openSpoolRoom(folder);
  expect((await readdir(folder)).toSorted()).toEqual(
    [basename(living.path), basename(ahead.path)].toSorted(),
  );
  await ahead.close();
  await living.close();
});

test('a folder that cannot be made is told by its name', async () => {
  await writeFile(join(folder, 'file'), '');
  await expect(openSpoolRoom(join(folder, 'file'))).rejects.toMatchObject({
    code: 'DATA_DIR_UNUSABLE',
    message: expect.stringContaining(folder) as string,
  });
});

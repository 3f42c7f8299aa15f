import { chmod, mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listPhotoFiles } from '../../src/photos/list-photo-files.ts';
import { readPhotoFiles } from '../../src/photos/read-photo-files.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';

let folder: string;
let photo: Buffer;
beforeAll(async () => {
  folder = await makeTestFolder();
  photo = await makePhoto(3, { width: 320 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('photos beside a gallery', () => {
  test('are the files of a folder, by name; hidden files and folders are none', async () => {
    const day = join(folder, 'day');
    await mkdir(join(day, 'raw'), { recursive: true });
    await writeFile(join(day, 'b.jpg'), photo);
    await writeFile(join(day, 'a.jpg'), photo);
    await writeFile(join(day, '.DS_Store'), 'x');
    const files = await readPhotoFiles(day);
    expect(files.map(({ name, problem }) => [name, problem])).toEqual([
      ['a.jpg', null],
      ['b.jpg', null],
    ]);
    expect(files[0]?.fingerprint?.sha256).toBe(files[1]?.fingerprint?.sha256);
  });

  test('are the files of a zip archive', async () => {
    const path = join(folder, 'day.zip');
    await writeFile(path, zipSync({ 'day/a.jpg': photo, 'day/notes.txt': Buffer.from('call the desk') }));
    const files = await readPhotoFiles(path);
    expect(files.map(({ name, problem }) => [name, problem])).toEqual([
      ['a.jpg', null],
      ['notes.txt', 'it is in no format that photos have'],
    ]);
  });

  test('one that vanishes or changes between its listing and its reading is told', async () => {
    const day = join(folder, 'vanishing');
    await mkdir(day);
    await writeFile(join(day, 'a.jpg'), photo);
    for await (const { content } of listPhotoFiles(day)) {
      await rm(join(day, 'a.jpg'));
      await expect(content?.arrayBuffer()).rejects.toThrow(/could not be read/);
    }
  });

  test.skipIf(process.getuid?.() === 0)('one that may not be read is told', async () => {
    const day = join(folder, 'locked');
    await mkdir(day);
    await writeFile(join(day, 'a.jpg'), photo);
    await chmod(join(day, 'a.jpg'), 0o000);
    expect(await readPhotoFiles(day)).toMatchObject([
      { problem: expect.stringMatching(/cannot be read/) as string },
    ]);
  });

  test('one of more than 100 MiB is told without being read', async () => {
    const day = join(folder, 'large');
    await mkdir(day);
    await writeFile(join(day, 'a.jpg'), photo);
    // A file with a hole in it takes no room.
    await truncate(join(day, 'a.jpg'), 200 * 1024 * 1024);
    expect(await readPhotoFiles(day)).toMatchObject([
      { fingerprint: null, problem: 'the file cannot be read: it is larger than 100 MiB' },
    ]);
  });

  test('a picture that unpacks to 400 times its size is read within bounds', async () => {
    const day = join(folder, 'bomb');
    await mkdir(day);
    const blank = { width: 12_000, height: 12_000, channels: 3, background: '#808080' } as const;
    await writeFile(
      join(day, 'a.png'),
      await sharp({ create: blank }).png({ compressionLevel: 9 }).toBuffer(),
    );
    const before = process.memoryUsage().rss;
    const [file] = await readPhotoFiles(day);
    expect(file).toMatchObject({ problem: null, fingerprint: { width: 12_000, hash256: null } });
    // The pixels alone are 432 MB.
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
  });

  test.each([
    ['a folder that is not there', 'nowhere'],
    ['a file that is no archive', 'vanishing.txt'],
  ])('%s is an error with its path', async (_name, name) => {
    await writeFile(join(folder, 'vanishing.txt'), 'call the desk');
    await expect(readPhotoFiles(join(folder, name))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining(name) as string,
    });
  });
});

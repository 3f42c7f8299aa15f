import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readFolderGallery } from '../../src/photos/read-folder-gallery.ts';
import { makePhoto } from '../generators/photos.ts';
import { makeTestFolder } from '../services/backends.ts';

let folder: string;
let photo: Buffer;
beforeAll(async () => {
  folder = await makeTestFolder();
  photo = await makePhoto(91, { width: 160 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(files: Zippable) {
  const path = join(folder, 'day.zip');
  await writeFile(path, zipSync(files, { level: 1 }));
  return readFolderGallery(path);
}

describe('a hostile archive of photos', () => {
  test('cannot point out of itself with a link', async () => {
    const link = Buffer.from('/etc/passwd');
    const { photos } = await read({
      'a.jpg': [link, { os: 3, attrs: (0o120777 << 16) >>> 0 }],
      'b.jpg': photo,
    });
    expect(photos).toMatchObject([
      { name: 'a.jpg', fingerprint: null, problem: 'it is in no format that photos have', metadata: null },
      { name: 'b.jpg', problem: null },
    ]);
  });

  test.each([['../a.jpg'], ['/etc/a.jpg'], ['C:/a.jpg']])('is refused for a name like %s', async (name) => {
    await expect(read({ [name]: photo })).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringMatching(/day\.zip cannot be read: (?:invalid relative|absolute) path/) as string,
    });
  });

  test('whose documents unpack to more than 100 MiB is refused before they are all in memory', async () => {
    const blank = Buffer.alloc(51 * 1024 * 1024, 0x20);
    const bomb = { 'a.json': blank, 'b.json': blank, 'a.jpg': photo };
    const path = join(folder, 'day.zip');
    await writeFile(path, zipSync(bomb, { level: 0 }));
    const before = process.memoryUsage().rss;
    await expect(readFolderGallery(path)).rejects.toMatchObject({
      code: 'GALLERY_TOO_LARGE',
      message: 'the documents in day.zip are larger than 100 MiB together',
    });
    // Twice what may be unpacked, while a file is put together from its pieces.
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });

  test('with a file beside a photo of more than 1 MiB goes on without it', async () => {
    const { bytes } = await read({ 'a.jpg': photo, 'a.xmp': Buffer.alloc(1024 * 1024 + 1, 0x20) });
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject({
      photos: ['a.jpg'],
      sidecars: [{ name: 'a.xmp', photo: 'a.jpg', text: null }],
    });
  });

  test('of more files than a gallery may bring is refused', async () => {
    const files = Object.fromEntries(Array.from({ length: 3001 }, (_, at) => [`${at}.mp4`, Buffer.alloc(0)]));
    await expect(read(files)).rejects.toThrow('it holds more than 3000 files');
  });
});

import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readZip, type ArchiveLimits } from '../../src/archives/read-zip.ts';
import { makeTestFolder } from '../services/backends.ts';

let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const roomy: ArchiveLimits = { files: 100, bytes: 1_000_000 };

async function unpack(bytes: Uint8Array, limits = roomy): Promise<Readonly<Record<string, string>>> {
  const path = join(folder, 'photos.zip');
  await writeFile(path, bytes);
  const found: Record<string, string> = {};
  for await (const file of readZip(path, 'photos.zip', limits))
    found[file.name] = (await buffer(await file.open())).toString();
  return found;
}

const text = (words: string) => Buffer.from(words);

describe('a zip archive', () => {
  test('gives its files by their names, without folders, hidden files and what macOS adds', async () => {
    const zip = zipSync({
      'gallery/net.jpg': text('net'),
      'gallery/.DS_Store': text('x'),
      '__MACOSX/gallery/._net.jpg': text('x'),
      'gull.jpg': text('gull'),
    });
    expect(await unpack(zip)).toEqual({ 'net.jpg': 'net', 'gull.jpg': 'gull' });
  });

  test.each([
    ['more files than allowed', { files: 1, bytes: 1000 }, /holds more than 1 files/],
    ['more bytes than allowed', { files: 9, bytes: 1000 }, /unpacks to more than 1000 bytes/],
  ])('with %s is refused', async (_name, limits, message) => {
    const zip = zipSync({ 'a.jpg': Buffer.alloc(900), 'b.jpg': Buffer.alloc(900) });
    await expect(unpack(zip, limits)).rejects.toThrow(message);
  });

  test('that lies about the size of a file is cut off where the lie begins', async () => {
    const zip = Buffer.from(zipSync({ 'a.jpg': Buffer.alloc(500_000) }));
    // The size unpacked, in the directory at the end: 500,000 becomes 5.
    const directory = zip.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    zip.writeUInt32LE(5, directory + 24);
    await expect(unpack(zip)).rejects.toThrow(/too many bytes/);
  });

  test('whose names climb out of it is refused', async () => {
    await expect(unpack(zipSync({ '../../etc/net.jpg': text('x') }))).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('invalid relative path') as string,
    });
  });

  test.each([
    ['cut off', zipSync({ 'a.jpg': text('x') }).subarray(0, 20)],
    ['no archive', text('call the desk')],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is refused by name', async (_name, bytes) => {
    await expect(unpack(bytes)).rejects.toMatchObject({
      code: 'INPUT_UNREADABLE',
      message: expect.stringContaining('photos.zip') as string,
    });
  });

  test('with a file that is encrypted says so of that file', async () => {
    const zip = Buffer.from(zipSync({ 'a.jpg': text('x') }));
    const directory = zip.lastIndexOf('PK\u0001\u0002', undefined, 'latin1');
    zip.writeUInt16LE(zip.readUInt16LE(directory + 8) | 1, directory + 8);
    await expect(unpack(zip)).rejects.toThrow('it is encrypted in the archive');
  });
});

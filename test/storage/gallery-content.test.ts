import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  contentOf,
  type GalleryContent,
  readWhole,
  spoolContent,
} from '../../src/storage/gallery-content.ts';
import { makeTestFolder } from '../services/backends.ts';

const pieceBytes = 256 * 1024;
const bytes = Buffer.from(Array.from({ length: 2.5 * pieceBytes }, (_, at) => (at * 31) % 251));
let folder: string;
beforeAll(async () => {
  folder = await makeTestFolder();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function spooled(): Promise<GalleryContent> {
  const chunks = [bytes.subarray(0, 10), bytes.subarray(10, 70_000), bytes.subarray(70_000)];
  return spoolContent(join(folder, 'spooled'), Readable.from(chunks));
}

describe.each([
  ['in memory', async () => contentOf(bytes)],
  ['that arrived in a file', spooled],
])('a gallery %s', (_name, make) => {
  test('tells its size, its beginning and its digest, and is read in pieces as often as it takes', async () => {
    const content = await make();
    expect(content.sizeBytes).toBe(bytes.length);
    expect(Buffer.from(content.head).equals(bytes.subarray(0, 65_536))).toBe(true);
    const sizes: number[] = [];
    for await (const piece of content.read()) sizes.push(piece.byteLength);
    expect(sizes).toEqual([pieceBytes, pieceBytes, pieceBytes / 2]);
    expect(Buffer.from(await readWhole(content)).equals(bytes)).toBe(true);
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect([content.hash().digest('hex'), content.hash().digest('hex')]).toEqual([digest, digest]);
  });
});

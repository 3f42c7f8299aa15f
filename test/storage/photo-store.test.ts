import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openFolderPhotoStore } from '../../src/storage/folder-photo-store.ts';
import { openS3PhotoStore } from '../../src/storage/s3-photo-store.ts';
import { photoKeys, type PhotoStore } from '../../src/storage/photo-store.ts';
import { receivePhoto } from '../../src/storage/receive-photo.ts';
import { makeTestFolder } from '../services/backends.ts';
import { startS3Server } from '../services/s3-server.ts';

interface Opened {
  readonly store: PhotoStore;
  readonly close: () => Promise<void>;
}

async function openFolder(): Promise<Opened> {
  const folder = await makeTestFolder();
  const store = await openFolderPhotoStore(join(folder, 'photos'));
  return {
    store,
    close: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openBucket(): Promise<Opened> {
  const folder = await makeTestFolder();
  const server = await startS3Server('desk-photos');
  for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
  const { close, ...store } = await openS3PhotoStore({ bucket: 'desk-photos', prefix: 'wire/' }, folder);
  return {
    store,
    close: async () => {
      await close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
      vi.unstubAllEnvs();
    },
  };
}

describe.each([
  ['a folder', openFolder],
  ['a bucket', openBucket],
])('photos in %s', (_name, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  const bytes = Buffer.alloc(300_000, 'net');
  const digest = createHash('sha256').update(bytes).digest('hex');

  test('are kept as they stream in, under the digest of their bytes', async () => {
    const { store } = opened;
    const chunks = Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
    expect(await receivePhoto(store, chunks)).toEqual({ digest, sizeBytes: bytes.length });
    const kept = await store.load(photoKeys.original(digest));
    expect(Buffer.from(kept ?? []).equals(bytes)).toBe(true);
    expect(await readdir(store.spoolDir)).toEqual([]);
  });

  test('are kept once, however often they come', async () => {
    const { store } = opened;
    await Promise.all([1, 2, 3].map(() => receivePhoto(store, [bytes])));
    expect(Buffer.from((await store.load(photoKeys.original(digest))) ?? []).equals(bytes)).toBe(true);
  });

  test('leave nothing behind when their stream breaks', async () => {
    const { store } = opened;
    const broken = Readable.from(
      (function* () {
        yield bytes;
        throw new Error('the sender hung up');
      })(),
    );
    await expect(receivePhoto(store, broken)).rejects.toThrow('the sender hung up');
    expect(await readdir(store.spoolDir)).toEqual([]);
  });

  test('are removed when they are old enough, and what is not there is removed already', async () => {
    const { store } = opened;
    const key = photoKeys.original(digest);
    await receivePhoto(store, [bytes]);
    expect(await store.remove(key, 60_000)).toBe(false);
    expect(await store.load(key)).not.toBeNull();
    expect(await store.remove(key, -60_000)).toBe(true);
    expect(await store.load(key)).toBeNull();
    expect(await store.remove(key, 60_000)).toBe(true);
    expect(await readdir(store.spoolDir)).toEqual([]);
  });

  test('a thumbnail is kept and found again, and what was never kept is nothing', async () => {
    const { store } = opened;
    await store.put(photoKeys.thumbnail(digest, 'small'), Buffer.from('webp'));
    expect(Buffer.from((await store.load(photoKeys.thumbnail(digest, 'small'))) ?? []).toString()).toBe(
      'webp',
    );
    expect(await store.load(photoKeys.thumbnail(digest, 'large'))).toBeNull();
  });
});

test('a bucket that is not there is told at once', async () => {
  const server = await startS3Server('desk-photos');
  for (const [name, value] of Object.entries(server.environment)) vi.stubEnv(name, value);
  await expect(
    openS3PhotoStore({ bucket: 'no-such-bucket', prefix: '' }, join(tmpdir(), 'cutline-never')),
  ).rejects.toMatchObject({
    code: 'SERVICE_UNREACHABLE',
    message: expect.stringContaining('no-such-bucket') as string,
  });
  await server.close();
  vi.unstubAllEnvs();
});
